import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("parties", "0003_scale_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Listing",
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
                        choices=[("need", "Need"), ("offer", "Offer")], max_length=5, verbose_name="side"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("service", "Service"),
                            ("result", "Result"),
                            ("research", "Commissioned R&D"),
                            ("talent", "Talent"),
                            ("finance", "Financing"),
                            ("capability", "Capability and team"),
                            ("expert", "Expert"),
                            ("instrument", "Instrument"),
                            ("pilot", "Pilot line"),
                            ("base", "Popular-science base"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="draft", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "home",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="region of the owner"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="title")),
                ("summary", models.CharField(blank=True, max_length=300, verbose_name="public summary")),
                ("detail", models.TextField(blank=True, max_length=6000, verbose_name="details")),
                ("tried", models.TextField(blank=True, max_length=2000, verbose_name="already tried")),
                ("keywords", models.JSONField(blank=True, default=list, verbose_name="keywords")),
                ("field", models.CharField(blank=True, max_length=4, verbose_name="technology field")),
                ("industry", models.CharField(blank=True, max_length=5, verbose_name="industry")),
                ("region", models.CharField(blank=True, max_length=12, verbose_name="place")),
                ("reach", models.JSONField(blank=True, default=list, verbose_name="regions that suit")),
                ("money_low", models.BigIntegerField(blank=True, null=True, verbose_name="money from")),
                ("money_high", models.BigIntegerField(blank=True, null=True, verbose_name="money up to")),
                (
                    "price_mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreement", "By agreement"),
                            ("fixed", "Price list"),
                            ("listed", "Listing on an exchange"),
                            ("auction", "Auction"),
                            ("tender", "Tender"),
                            ("equity", "As equity"),
                        ],
                        max_length=10,
                        verbose_name="price",
                    ),
                ),
                ("least_fee", models.BigIntegerField(blank=True, null=True, verbose_name="least fee")),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                ("available_from", models.DateField(blank=True, null=True, verbose_name="available from")),
                (
                    "turnaround_days",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days it takes"),
                ),
                (
                    "maturity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                        verbose_name="maturity",
                    ),
                ),
                (
                    "maturity_evidence",
                    models.CharField(blank=True, max_length=500, verbose_name="evidence of maturity"),
                ),
                (
                    "licences",
                    models.JSONField(blank=True, default=list, verbose_name="forms of co-operation"),
                ),
                ("wanted_kinds", models.JSONField(blank=True, default=list, verbose_name="what could help")),
                ("rights", models.JSONField(blank=True, default=list, verbose_name="intellectual property")),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="needs at a time"),
                ),
                ("avoids", models.JSONField(blank=True, default=list, verbose_name="never to be shown to")),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("veiled", models.JSONField(blank=True, default=list, verbose_name="hidden from the public")),
                ("created_at", models.DateTimeField(verbose_name="begun")),
                ("changed_at", models.DateTimeField(verbose_name="last change")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="handed in")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="published"),
                ),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="open until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("here", "Solved with somebody found here"),
                            ("elsewhere", "Solved elsewhere"),
                            ("gave_up", "Given up"),
                            ("changed", "The matter has changed"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("batch", models.CharField(blank=True, db_index=True, max_length=40, verbose_name="batch")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="parties.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="parties.person",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "listing",
                "verbose_name_plural": "listings",
                "ordering": ("-created_at", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["side", "kind", "-published_at"],
                        name="listing_published",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ("submitted", "in_review", "second_look"))),
                        fields=["home", "submitted_at"],
                        name="listing_queue",
                    ),
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["expires_on"],
                        name="listing_expiry",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__isnull", True),
                            models.Q(
                                ("kind__in", ["service", "result", "research", "talent", "finance"]),
                                ("side", "need"),
                            ),
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        "service",
                                        "result",
                                        "capability",
                                        "expert",
                                        "instrument",
                                        "pilot",
                                        "base",
                                    ],
                                ),
                                ("side", "offer"),
                            ),
                            _connector="OR",
                        ),
                        name="listing_kind_of_its_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False), ("person__isnull", False), _connector="OR"
                        ),
                        name="listing_has_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("money_low", None), ("money_low__gte", 0), _connector="OR"),
                            models.Q(("money_high", None), ("money_high__gte", 0), _connector="OR"),
                            models.Q(
                                ("money_low", None),
                                ("money_high", None),
                                ("money_low__lte", models.F("money_high")),
                                _connector="OR",
                            ),
                        ),
                        name="listing_money_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("maturity", None),
                            models.Q(("maturity__gte", 1), ("maturity__lte", 9)),
                            _connector="OR",
                        ),
                        name="listing_maturity",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=30, verbose_name="field")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("typed", "typed by a person"),
                            ("sheet", "from a spreadsheet"),
                            ("document", "from a document"),
                            ("text", "from pasted text"),
                            ("api", "by the interface for programs"),
                            ("profile", "from the profile"),
                            ("guess", "proposed by the programme, confirmed by a person"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("passage", models.TextField(blank=True, max_length=1000, verbose_name="passage")),
                ("at", models.DateTimeField(verbose_name="taken over")),
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
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "source of a field",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("listing", "name"), name="catalogue_source_once")
                ],
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
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("at", models.DateTimeField(verbose_name="handed in")),
                ("record", models.JSONField(default=dict)),
                ("checks", models.JSONField(default=list)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("wording", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("listing", "number"), name="catalogue_submission_number")
                ],
            },
        ),
    ]
