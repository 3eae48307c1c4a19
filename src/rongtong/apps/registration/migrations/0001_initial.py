import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("contracts", "0003_introduction"),
        ("parties", "0006_registrar"),
    ]

    operations = [
        migrations.CreateModel(
            name="Registration",
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
                ("terms_no", models.PositiveIntegerField(default=0, verbose_name="version of the terms")),
                ("title", models.CharField(max_length=120, verbose_name="name of the project")),
                ("kind", models.CharField(max_length=12, verbose_name="kind")),
                ("subkind", models.CharField(max_length=20, verbose_name="sub-kind")),
                ("total_fen", models.BigIntegerField(blank=True, null=True, verbose_name="total")),
                (
                    "technology_fen",
                    models.BigIntegerField(blank=True, null=True, verbose_name="technology amount"),
                ),
                ("fields", models.JSONField(default=dict, verbose_name="what the seller states")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="draft", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0, verbose_name="round")),
                (
                    "registered_round",
                    models.PositiveSmallIntegerField(default=0, verbose_name="round registered last"),
                ),
                ("number", models.CharField(blank=True, max_length=16, verbose_name="registration number")),
                ("begun_at", models.DateTimeField(verbose_name="registration begun")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="application taken up"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("registered_at", models.DateTimeField(blank=True, null=True, verbose_name="registered")),
                (
                    "contract_ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="contract ended early"),
                ),
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
                        related_name="registrations_as_buyer",
                        to="parties.party",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="contracts.contract",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.centre",
                    ),
                ),
                (
                    "registrar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations_as_seller",
                        to="parties.party",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "registration of a contract",
                "verbose_name_plural": "registrations of contracts",
                "ordering": ("-begun_at", "-pk"),
                "indexes": [
                    models.Index(fields=["state", "submitted_at"], name="registration_state"),
                    models.Index(fields=["seller_home", "state"], name="registration_home_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("buyer", models.F("seller")), _negated=True),
                        name="registration_two_sides",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("technology_fen", None), ("total_fen", None)),
                            models.Q(
                                ("technology_fen__gte", 0), ("technology_fen__lte", models.F("total_fen"))
                            ),
                            _connector="OR",
                        ),
                        name="registration_technology_within_total",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("refused", "withdrawn", "cancelled")), _negated=True
                        ),
                        fields=("contract",),
                        name="registration_one_a_contract",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("office", "number"),
                        name="registration_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("registered", "amending", "cancelled")), _negated=True),
                            models.Q(
                                models.Q(("number", ""), _negated=True),
                                ("office__isnull", False),
                                ("registered_at__isnull", False),
                                ("registered_round__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="registration_registered_has_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="round")),
                ("place", models.CharField(max_length=40, verbose_name="where")),
                ("why", models.CharField(max_length=12, verbose_name="reason")),
                ("text", models.TextField(max_length=1000, verbose_name="what to do")),
                ("at", models.DateTimeField(verbose_name="written at")),
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
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "remark of the registrar",
                "ordering": ("-round", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="round")),
                ("terms_no", models.PositiveIntegerField(verbose_name="version of the terms")),
                ("fields", models.JSONField(default=dict, verbose_name="what the seller states")),
                ("form", models.JSONField(default=list, verbose_name="form as handed in")),
                ("at", models.DateTimeField(verbose_name="submitted at")),
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
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "ordering": ("-round",),
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "round"), name="registration_round_once")
                ],
            },
        ),
    ]
