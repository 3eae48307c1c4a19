import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0005_gate"),
        ("files", "0001_initial"),
        ("parties", "0003_scale_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
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
                        verbose_name="kind where the file says none",
                    ),
                ),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="reading", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("columns", models.JSONField(default=dict)),
                ("sheets", models.JSONField(default=list)),
                ("problem", models.JSONField(default=dict)),
                ("rows_done", models.PositiveIntegerField(default=0, verbose_name="rows brought in")),
                ("created_at", models.DateTimeField(verbose_name="begun")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
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
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="parties.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ("-created_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False), ("person__isnull", False), _connector="OR"
                        ),
                        name="import_has_owner",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("sheet", models.CharField(blank=True, max_length=120)),
                ("row", models.PositiveIntegerField(verbose_name="row")),
                ("key", models.CharField(max_length=80)),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("kind", models.CharField(blank=True, max_length=12)),
                ("values", models.JSONField(default=dict)),
                ("guessed", models.JSONField(default=list)),
                ("extras", models.JSONField(default=list)),
                ("typed", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "New record"),
                            ("changed", "Changed record"),
                            ("same", "Unchanged record"),
                            ("twin", "Twice in the file"),
                            ("faulty", "To be mended"),
                        ],
                        max_length=8,
                    ),
                ),
                ("before", models.JSONField(null=True)),
                ("done", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="catalogue.import",
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "ordering": ("position",),
                "indexes": [
                    models.Index(fields=["batch", "verdict", "position"], name="catalogue_import_verdict")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "position"), name="catalogue_import_row_once")
                ],
            },
        ),
    ]
