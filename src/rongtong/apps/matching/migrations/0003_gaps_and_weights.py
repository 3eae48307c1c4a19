import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0006_imports"),
        ("matching", "0002_run_upto"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnmetRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="gathered at")),
                ("needs", models.PositiveIntegerField(verbose_name="needs looked at")),
                ("unmet", models.PositiveIntegerField(verbose_name="needs without an answer")),
                ("encoder", models.CharField(max_length=120, verbose_name="encoder")),
                ("took_ms", models.PositiveIntegerField(verbose_name="milliseconds")),
            ],
            options={
                "verbose_name": "gathering of unmet needs",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Gap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("field", models.CharField(blank=True, max_length=4, verbose_name="technology field")),
                ("terms", models.JSONField(default=list, verbose_name="terms")),
                ("size", models.PositiveIntegerField(verbose_name="needs")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gaps",
                        to="matching.unmetround",
                    ),
                ),
            ],
            options={
                "verbose_name": "technology gap",
                "verbose_name_plural": "technology gaps",
                "ordering": ("-size", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="matching_gap_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WeightsVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=60, unique=True, verbose_name="version")),
                ("text", models.TextField()),
                ("based_on", models.CharField(max_length=60, verbose_name="learned against")),
                ("figures", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(verbose_name="proposed at")),
                ("refused_at", models.DateTimeField(null=True)),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("few", "Too few answers behind it"),
                            ("one_sided", "The answers come from too few people or fields"),
                            ("worse", "Rankings I looked at got worse"),
                            ("unfair", "Newcomers or small ones would lose"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                        verbose_name="why not",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "refused_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the weights",
                "verbose_name_plural": "versions of the weights",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refusal", ""), ("refused_at", None)),
                            models.Q(("refused_at__isnull", False), models.Q(("refusal", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="matching_refusal_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WeightsChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("at", models.DateTimeField(verbose_name="decided at")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
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
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="matching.weightsversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of the weights",
                "verbose_name_plural": "changes of the weights",
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="UnmetNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("nobody", "Nothing public is about this"),
                            ("weak", "Only loosely related offers"),
                            ("barred", "Offers fit, but a condition rules each of them out"),
                        ],
                        max_length=6,
                        verbose_name="why",
                    ),
                ),
                ("broken", models.JSONField(default=dict)),
                (
                    "gap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="matching.gap"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
            ],
            options={
                "verbose_name": "unmet need",
                "verbose_name_plural": "unmet needs",
                "ordering": ("pk",),
                "constraints": [models.UniqueConstraint(fields=("gap", "need"), name="matching_unmet_once")],
            },
        ),
    ]
