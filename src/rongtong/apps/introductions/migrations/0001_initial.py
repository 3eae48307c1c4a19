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
            name="Introduction",
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
                    "buyer_named_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="buyer shown since"),
                ),
                (
                    "seller_named_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="seller shown since"),
                ),
                (
                    "asked_by",
                    models.CharField(
                        choices=[("buyer", "side of the need"), ("seller", "side of the offer")],
                        max_length=6,
                        verbose_name="asking side",
                    ),
                ),
                (
                    "want",
                    models.CharField(
                        choices=[
                            ("solve", "Have a technical problem solved"),
                            ("service", "Order a service"),
                            ("develop", "Have something developed, or develop it together"),
                            ("acquire", "Acquire or license a result"),
                            ("supply", "Offer what we can do"),
                            ("learn", "Get to know each other first"),
                        ],
                        max_length=8,
                        verbose_name="what we want from it",
                    ),
                ),
                ("wanted_by", models.DateField(blank=True, null=True, verbose_name="by when")),
                ("money_low", models.BigIntegerField(blank=True, null=True, verbose_name="money from")),
                ("money_high", models.BigIntegerField(blank=True, null=True, verbose_name="money at most")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("transfer", "Transfer"),
                            ("exclusive", "Exclusive licence"),
                            ("ordinary", "Ordinary licence"),
                            ("development", "Joint or commissioned development"),
                            ("service", "Technical service or consulting"),
                            ("equity", "Contribution as equity"),
                            ("trial", "Use first, transfer later"),
                        ],
                        max_length=12,
                        verbose_name="form of co-operation",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="a word with it")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True,
                        default="requested",
                        editable=False,
                        max_length=30,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(db_index=True, verbose_name="day of asking")),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="answer due")),
                (
                    "nudged_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last reminder of the asking side"
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "silent_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="without an answer since"),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken up")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended on")),
                ("why", models.CharField(blank=True, max_length=12, verbose_name="why it ended")),
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions_of_need",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions_of_offer",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "taken_by",
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
                "verbose_name": "introduction",
                "verbose_name_plural": "introductions",
                "ordering": ("-asked_at", "-pk"),
                "indexes": [
                    models.Index(fields=["buyer", "-asked_at"], name="introductions_of_buyer"),
                    models.Index(fields=["seller", "-asked_at"], name="introductions_of_seller"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("requested", "silent", "accepted", "scheduled", "met", "onward"))
                        ),
                        fields=("need", "offer"),
                        name="introductions_pair_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("buyer", models.F("seller")), _negated=True),
                        name="introductions_two_sides",
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
                        name="introductions_money_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "proposed_by",
                    models.CharField(
                        choices=[("buyer", "side of the need"), ("seller", "side of the offer")],
                        max_length=6,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("video", "Video"), ("place", "In one place"), ("phone", "By telephone")],
                        default="video",
                        max_length=5,
                        verbose_name="how",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="meeting place")),
                ("link", models.URLField(blank=True, max_length=400, verbose_name="video link")),
                (
                    "minutes_long",
                    models.PositiveSmallIntegerField(default=30, verbose_name="minutes it takes"),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="begins")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="proposed", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("buyer_came_at", models.DateTimeField(blank=True, null=True, verbose_name="buyer came")),
                ("seller_came_at", models.DateTimeField(blank=True, null=True, verbose_name="seller came")),
                ("step", models.CharField(blank=True, max_length=300, verbose_name="agreed next step")),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        choices=[("buyer", "side of the need"), ("seller", "side of the offer")],
                        max_length=6,
                        verbose_name="who does it",
                    ),
                ),
                ("step_on", models.DateField(blank=True, null=True, verbose_name="to be done by")),
                (
                    "minuted_by",
                    models.CharField(
                        blank=True,
                        choices=[("buyer", "side of the need"), ("seller", "side of the offer")],
                        max_length=6,
                        verbose_name="minutes written by",
                    ),
                ),
                ("minuted_at", models.DateTimeField(blank=True, null=True, verbose_name="minutes written")),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="minutes confirmed"),
                ),
                ("created_at", models.DateTimeField(verbose_name="proposed on")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "confirmer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="introductions.introduction",
                    ),
                ),
                (
                    "minuter",
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
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "agreed", "minuted"))),
                        fields=("introduction",),
                        name="introductions_one_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("agreed", "minuted", "confirmed")), _negated=True),
                            ("starts_at__isnull", False),
                            _connector="OR",
                        ),
                        name="introductions_meeting_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("said", "message"),
                            ("looked", "read by the service centre"),
                            ("joined", "service centre joined"),
                        ],
                        default="said",
                        max_length=6,
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("buyer", "side of the need"),
                            ("seller", "side of the offer"),
                            ("centre", "service centre"),
                        ],
                        max_length=6,
                        verbose_name="side of the author",
                    ),
                ),
                ("body", models.TextField(blank=True, max_length=4000, verbose_name="message")),
                ("language", models.CharField(blank=True, max_length=10, verbose_name="language")),
                ("at", models.DateTimeField(verbose_name="sent on")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
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
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="introductions.introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "message of an introduction",
                "verbose_name_plural": "messages of introductions",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["introduction", "id"], name="introductions_thread")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at", None), ("body", ""), _connector="OR"),
                        name="introductions_withdrawn_is_empty",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="introductions.message",
                    ),
                ),
            ],
            options={
                "verbose_name": "mention",
                "constraints": [
                    models.UniqueConstraint(fields=("message", "user"), name="introductions_mentioned_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.file"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="introductions.message",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a message",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("message", "file"), name="introductions_attached_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="what was done")),
                ("at", models.DateTimeField(verbose_name="noted on")),
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
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="introductions.introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "note of the service centre",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("buyer", "side of the need"),
                            ("seller", "side of the offer"),
                            ("centre", "service centre"),
                        ],
                        max_length=6,
                        verbose_name="side of the author",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="read")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="read_marks",
                        to="introductions.introduction",
                    ),
                ),
                (
                    "upto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="introductions.message",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "read mark",
                "constraints": [
                    models.UniqueConstraint(fields=("introduction", "user"), name="introductions_read_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="introductions.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed time",
                "ordering": ("starts_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "starts_at"), name="introductions_slot_once")
                ],
            },
        ),
    ]
