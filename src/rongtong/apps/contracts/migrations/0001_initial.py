import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0010_faster_lists"),
        ("files", "0001_initial"),
        ("parties", "0004_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "buyer_home",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="region of the buyer"
                    ),
                ),
                (
                    "seller_home",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="region of the seller"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("development", "Technology development"),
                            ("transfer", "Technology transfer"),
                            ("licence", "Technology licence"),
                            ("consulting", "Technology consulting"),
                            ("service", "Technology service"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("subkind", models.CharField(max_length=20, verbose_name="sub-kind")),
                ("title", models.CharField(max_length=120, verbose_name="name of the project")),
                ("total_fen", models.BigIntegerField(blank=True, null=True, verbose_name="total")),
                (
                    "technology_fen",
                    models.BigIntegerField(blank=True, null=True, verbose_name="technology amount"),
                ),
                ("amount_open", models.BooleanField(default=False, verbose_name="final sum not known yet")),
                ("currency", models.CharField(default="CNY", max_length=3, verbose_name="currency")),
                (
                    "price_mode",
                    models.CharField(
                        choices=[
                            ("agreement", "By agreement"),
                            ("listed", "Listing on an exchange"),
                            ("auction", "Auction"),
                            ("tender", "Tender"),
                            ("equity", "As equity"),
                        ],
                        default="agreement",
                        max_length=10,
                        verbose_name="price",
                    ),
                ),
                (
                    "payment_mode",
                    models.CharField(
                        choices=[
                            ("once", "Fixed sum, paid at once"),
                            ("parts", "Fixed sum, paid in instalments"),
                            ("royalty", "Royalty"),
                            ("entry", "Entry fee and royalty"),
                        ],
                        default="parts",
                        max_length=8,
                        verbose_name="payment",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="drafting", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "terms_no",
                    models.PositiveIntegerField(default=0, verbose_name="latest version of the terms"),
                ),
                (
                    "agreed_no",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="version both accepted"),
                ),
                (
                    "signed_no",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="version in force"),
                ),
                (
                    "begun_side",
                    models.CharField(
                        choices=[("buyer", "Buyer"), ("seller", "Seller")], default="buyer", max_length=6
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="begun")),
                ("agreed_at", models.DateTimeField(blank=True, null=True, verbose_name="terms agreed on")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="contract ended")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "buyer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_as_buyer",
                        to="parties.party",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_as_need",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_as_offer",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_as_seller",
                        to="parties.party",
                    ),
                ),
            ],
            options={
                "verbose_name": "contract",
                "verbose_name_plural": "contracts",
                "ordering": ("-begun_at", "-pk"),
                "indexes": [models.Index(fields=["state", "-begun_at"], name="contract_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("buyer", models.F("seller")), _negated=True),
                        name="contract_two_sides",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("technology_fen__isnull", True), ("total_fen__isnull", True)),
                            models.Q(("technology_fen__isnull", True), ("total_fen__gte", 0)),
                            models.Q(
                                ("technology_fen__gte", 0),
                                ("technology_fen__lte", models.F("total_fen")),
                                ("total_fen__gte", 0),
                            ),
                            _connector="OR",
                        ),
                        name="contract_technology_within_total",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_from__lte", models.F("valid_to")),
                            _connector="OR",
                        ),
                        name="contract_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("signed", "performing", "completed", "terminated")),
                                _negated=True,
                            ),
                            models.Q(("signed_at__isnull", False), ("signed_no__isnull", False)),
                            _connector="OR",
                        ),
                        name="contract_signed_has_terms",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Final",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("terms_no", models.PositiveIntegerField(verbose_name="version of the terms")),
                ("sha256", models.CharField(max_length=64)),
                ("sm3", models.CharField(max_length=64)),
                ("at", models.DateTimeField(verbose_name="made at")),
                ("voided_at", models.DateTimeField(blank=True, null=True, verbose_name="void since")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed by both")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finals",
                        to="contracts.contract",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.file"
                    ),
                ),
            ],
            options={
                "verbose_name": "final text",
                "ordering": ("-at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("signed_at", None), ("voided_at", None)),
                        fields=("contract",),
                        name="final_one_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=8)),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=120, verbose_name="deliverable")),
                (
                    "criteria",
                    models.TextField(blank=True, max_length=1000, verbose_name="how it is accepted"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="planned", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0, verbose_name="round")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="accepted at")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ("number", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "key"), name="milestone_key_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="round")),
                ("note", models.TextField(max_length=2000, verbose_name="what is delivered")),
                ("at", models.DateTimeField(verbose_name="delivered at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("files", models.ManyToManyField(blank=True, related_name="+", to="files.file")),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="contracts.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "ordering": ("-round",),
                "constraints": [
                    models.UniqueConstraint(fields=("milestone", "round"), name="delivery_round_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("terms_no", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name of the result")),
                ("price_fen", models.BigIntegerField(verbose_name="price")),
                ("amount_open", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField(verbose_name="notice published")),
                ("until", models.DateTimeField(verbose_name="notice runs until")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="notice ended")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "public notice of a price",
                "ordering": ("-opened_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None), ("withdrawn_at", None)),
                        fields=("contract",),
                        name="notice_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("price_fen__gte", 0)), name="notice_price_not_negative"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=12, verbose_name="what is wrong")),
                ("text", models.TextField(max_length=2000, verbose_name="explanation")),
                ("at", models.DateTimeField(verbose_name="raised at")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="open", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="contracts.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "objection",
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="PriceStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("agreement", "By agreement"),
                            ("listed", "Listing on an exchange"),
                            ("auction", "Auction"),
                            ("tender", "Tender"),
                            ("equity", "As equity"),
                        ],
                        max_length=10,
                    ),
                ),
                ("step", models.CharField(max_length=12, verbose_name="step")),
                ("on", models.DateField(verbose_name="on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="price_steps",
                        to="contracts.contract",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.file",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of finding the price",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "mode", "step"), name="price_step_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("buyer", "Buyer"), ("seller", "Seller")],
                        max_length=6,
                        verbose_name="side of the contract",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("click", "signed on this site"), ("paper", "signed on paper, scan kept")],
                        max_length=5,
                        verbose_name="way",
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("signer", models.CharField(max_length=150, verbose_name="signed by")),
                ("party", models.CharField(max_length=200, verbose_name="signed for")),
                ("at", models.DateTimeField(verbose_name="signed at")),
                ("proof", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "final",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="contracts.final",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.file",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("final", "side"), name="signature_once_a_side"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan", None), ("way", "click")),
                            models.Q(("scan__isnull", False), ("way", "paper")),
                            _connector="OR",
                        ),
                        name="signature_on_paper_has_scan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Termination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("buyer", "Buyer"), ("seller", "Seller")],
                        max_length=6,
                        verbose_name="asked by side",
                    ),
                ),
                ("why", models.CharField(max_length=12, verbose_name="reason")),
                ("text", models.TextField(max_length=2000, verbose_name="explanation")),
                ("at", models.DateTimeField(verbose_name="asked at")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="asked", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terminations",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "early end of a contract",
                "ordering": ("-at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("contract",),
                        name="termination_one_asked",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("values", models.JSONField(default=dict)),
                (
                    "side",
                    models.CharField(
                        choices=[("buyer", "Buyer"), ("seller", "Seller")],
                        max_length=6,
                        verbose_name="proposed by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="proposed at")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("form", "written in the form"),
                            ("word", "taken over from an edited Word file"),
                            ("change", "change request after signing"),
                        ],
                        default="form",
                        max_length=6,
                        verbose_name="where it comes from",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the terms",
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "number"), name="terms_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="terms_number_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("buyer", "Buyer"), ("seller", "Seller")],
                        max_length=6,
                        verbose_name="side of the contract",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="accepted at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acceptances",
                        to="contracts.terms",
                    ),
                ),
            ],
            options={
                "verbose_name": "acceptance of terms",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("terms", "side"), name="terms_accepted_once_a_side")
                ],
            },
        ),
    ]
