import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0012_public_index"),
        ("introductions", "0001_initial"),
        ("parties", "0005_mark_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="Order",
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
                ("title", models.CharField(max_length=80, verbose_name="service ordered")),
                (
                    "wish",
                    models.TextField(blank=True, max_length=2000, verbose_name="what exactly is wanted"),
                ),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="quantity")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit of quantity")),
                ("price", models.BigIntegerField(blank=True, null=True, verbose_name="price of all")),
                (
                    "days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days to deliver"),
                ),
                ("deliver_by", models.DateField(blank=True, null=True, verbose_name="deliver by")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="asked", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("reworks", models.PositiveSmallIntegerField(default=0, verbose_name="times reworked")),
                (
                    "delivery",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was delivered"),
                ),
                (
                    "cancel_asked",
                    models.CharField(
                        blank=True, choices=[("buyer", "buyer"), ("seller", "seller")], max_length=6
                    ),
                ),
                (
                    "disputed_by",
                    models.CharField(
                        blank=True, choices=[("buyer", "buyer"), ("seller", "seller")], max_length=6
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="order begun on")),
                ("ordered_at", models.DateTimeField(blank=True, null=True, verbose_name="ordered on")),
                ("delivered_at", models.DateTimeField(blank=True, null=True, verbose_name="delivered on")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="accepted on")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="closed on")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "asker",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="introductions.introduction",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
            ],
            options={
                "verbose_name": "order",
                "verbose_name_plural": "orders",
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("buyer", models.F("seller")), _negated=True),
                        name="order_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("price", None), ("price__gt", 0), _connector="OR"),
                        name="order_price",
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="order_quantity"),
                    models.CheckConstraint(condition=models.Q(("reworks__lte", 3)), name="order_reworks"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("price__isnull", False),
                            ("state__in", ("asked", "refused", "withdrawn")),
                            _connector="OR",
                        ),
                        name="order_priced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
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
                        choices=[("buyer", "buyer"), ("seller", "seller")],
                        max_length=6,
                        verbose_name="said by",
                    ),
                ),
                ("stars", models.PositiveSmallIntegerField(verbose_name="stars")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="one sentence about it")),
                ("at", models.DateTimeField(verbose_name="rated on")),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="orders.order"
                    ),
                ),
                (
                    "rater",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rating",
                "verbose_name_plural": "ratings",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("order", "side"), name="rating_once_a_side"),
                    models.CheckConstraint(
                        condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="rating_stars"
                    ),
                ],
            },
        ),
    ]
