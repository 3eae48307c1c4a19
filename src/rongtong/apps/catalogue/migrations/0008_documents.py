import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0007_import_answers"),
        ("files", "0001_initial"),
        ("parties", "0003_scale_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("sender", models.CharField(blank=True, max_length=254, verbose_name="sender")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("raw", models.BinaryField(null=True)),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="arrived", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=20)),
                ("proven", models.BooleanField(default=False)),
                ("made", models.PositiveIntegerField(default=0, verbose_name="drafts made")),
                ("arrived_at", models.DateTimeField(db_index=True, verbose_name="arrived")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "letter received",
                "verbose_name_plural": "letters received",
                "ordering": ("-arrived_at", "-pk"),
                "indexes": [models.Index(fields=["sender", "answered_at"], name="catalogue_letter_answered")],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                        db_index=True, default="reading", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("page", "by the page"),
                            ("api", "by the interface for programs"),
                            ("mail", "by mail"),
                        ],
                        max_length=4,
                        verbose_name="came",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="source document")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("by_ocr", models.BooleanField(default=False)),
                ("problem", models.CharField(blank=True, max_length=20)),
                ("number", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(verbose_name="brought")),
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
                        related_name="documents",
                        to="parties.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="parties.person",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="documents",
                        to="catalogue.letter",
                        verbose_name="letter received",
                    ),
                ),
            ],
            options={
                "verbose_name": "source document",
                "verbose_name_plural": "source documents",
                "ordering": ("-created_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False), ("person__isnull", False), _connector="OR"
                        ),
                        name="document_has_owner",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("whole", models.BooleanField(default=False)),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("text", models.TextField(verbose_name="text")),
                ("told", models.JSONField(default=list)),
                ("lines", models.JSONField(default=list)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="catalogue.document",
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pieces",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "need or offer in a document",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("document", "position"), name="catalogue_piece_once")
                ],
            },
        ),
    ]
