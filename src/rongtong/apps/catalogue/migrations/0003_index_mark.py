"""Marks of the listings that the search index still has to follow."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("catalogue", "0002_revisions")]

    operations = [
        migrations.CreateModel(
            name="IndexMark",
            fields=[
                ("listing", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("need", "Need"), ("offer", "Offer")], max_length=5, verbose_name="side"
                    ),
                ),
                ("turn", models.PositiveBigIntegerField(default=0)),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "done_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="done"),
                ),
            ],
            options={
                "verbose_name": "mark of the index",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["side", "asked_at"],
                        name="index_mark_open",
                    )
                ],
            },
        ),
    ]
