"""The public side of listings, laid out for searching; what readers keep."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SIDES = [("need", "Need"), ("offer", "Offer")]
KINDS = [
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
]


def _user() -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
    )


def _key() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Three tables."""

    dependencies = [
        ("catalogue", "0003_index_mark"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "listing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="showing",
                        serialize=False,
                        to="catalogue.listing",
                    ),
                ),
                ("side", models.CharField(choices=SIDES, max_length=5, verbose_name="side")),
                ("kind", models.CharField(choices=KINDS, max_length=12, verbose_name="kind")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("sound", models.TextField(blank=True, default="")),
                ("field", models.CharField(blank=True, max_length=4, verbose_name="technology field")),
                ("industry", models.CharField(blank=True, max_length=5, verbose_name="industry")),
                ("region", models.CharField(blank=True, max_length=12, verbose_name="place")),
                ("money", models.BigIntegerField(blank=True, null=True, verbose_name="money")),
                (
                    "maturity",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="maturity"),
                ),
                (
                    "forms",
                    models.CharField(blank=True, max_length=80, verbose_name="forms of co-operation"),
                ),
                ("published_at", models.DateTimeField(verbose_name="published")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="open until")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parties.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "showing",
                "indexes": [
                    models.Index(fields=["side", "-published_at"], name="showing_newest"),
                    models.Index(fields=["side", "closes_on"], name="showing_closing"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Favourite",
            fields=[
                ("id", _key()),
                ("user", _user()),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="favourites",
                        to="catalogue.listing",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kept")),
            ],
            options={
                "verbose_name": "favourite",
                "ordering": ("-at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "listing"), name="catalogue_favourite_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", _key()),
                ("user", _user()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("query", models.CharField(max_length=500, verbose_name="search")),
                ("on", models.BooleanField(default=True, verbose_name="alerts")),
                ("at", models.DateTimeField(verbose_name="saved")),
                ("told_at", models.DateTimeField(verbose_name="last looked")),
            ],
            options={
                "verbose_name": "saved search",
                "ordering": ("-at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "query"), name="catalogue_search_once")
                ],
            },
        ),
    ]
