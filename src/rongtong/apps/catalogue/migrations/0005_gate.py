"""The gate: who answered, duplicates and merges, what was taken down, what moved with its owner."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0004_portal"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="catalogue.listing",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="doubted",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="submission",
            name="due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="submission",
            name="second_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="answered_at",
            field=models.DateTimeField(blank=True, db_index=True, null=True),
        ),
        migrations.CreateModel(
            name="DuplicatePair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="proposed", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("evidence", models.JSONField(default=dict)),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
            ],
            options={
                "verbose_name": "possible duplicate of a listing",
                "verbose_name_plural": "possible duplicates of listings",
                "ordering": ("found_at", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "proposed")),
                        fields=["found_at"],
                        name="catalogue_pair_waits",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="catalogue_pair_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="catalogue_pair_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("before", models.CharField(max_length=20)),
                ("at", models.DateTimeField(verbose_name="merged at")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone at")),
                (
                    "absorbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absorptions",
                        to="catalogue.listing",
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
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="catalogue.duplicatepair",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge of listings",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="OwnerMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("merge", models.BigIntegerField()),
                ("before", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
            ],
            options={
                "verbose_name": "listing that moved with its owner",
                "constraints": [
                    models.UniqueConstraint(fields=("merge", "listing"), name="catalogue_move_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeDown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="taken down")),
                ("reason", models.CharField(max_length=40, verbose_name="reason")),
                ("note", models.TextField(blank=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened again")),
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
                        related_name="take_downs",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "taking down",
                "ordering": ("-at", "-pk"),
                "indexes": [models.Index(fields=["-at"], name="catalogue_take_down")],
            },
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traces",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace of a listing",
                "constraints": [
                    models.UniqueConstraint(fields=("digest", "listing"), name="catalogue_trace_once")
                ],
            },
        ),
    ]
