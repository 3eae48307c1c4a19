import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.fields.encrypted
import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0006_imports"),
        ("parties", "0003_scale_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name of the campaign")),
                ("why", models.CharField(max_length=500, verbose_name="why it is asked")),
                (
                    "side",
                    models.CharField(
                        choices=[("need", "Need"), ("offer", "Offer")],
                        default="need",
                        max_length=5,
                        verbose_name="what is asked for",
                    ),
                ),
                ("kinds", models.JSONField(default=list, verbose_name="kinds")),
                ("region", models.CharField(db_index=True, max_length=12, verbose_name="region")),
                (
                    "length",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "10 working days (two weeks)"),
                            (20, "20 working days (a month)"),
                            (40, "40 working days (two months)"),
                        ],
                        default=20,
                        verbose_name="how long",
                    ),
                ),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="draft", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=24)),
                ("created_at", models.DateTimeField(verbose_name="planned")),
                ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="open until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended on")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="parties.centre",
                    ),
                ),
                (
                    "planner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "campaign",
                "verbose_name_plural": "campaigns",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="organisation")),
                ("name_key", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "uscc",
                    models.CharField(
                        blank=True, db_index=True, max_length=18, verbose_name="unified social credit code"
                    ),
                ),
                ("region", models.CharField(max_length=12, verbose_name="region")),
                ("industry", models.CharField(blank=True, max_length=5, verbose_name="industry")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "Government"),
                            ("company", "Company"),
                            ("university", "University"),
                            ("institute", "Research institute"),
                            ("finance", "Finance"),
                            ("service", "Services"),
                            ("user", "User of technology"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("register", "from the register"),
                            ("list", "from a list"),
                            ("public", "came by the public link"),
                        ],
                        max_length=8,
                        verbose_name="how it came in",
                    ),
                ),
                (
                    "contact",
                    rongtong.kit.fields.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="contact person"
                    ),
                ),
                (
                    "phone",
                    rongtong.kit.fields.encrypted.EncryptedText(blank=True, default="", verbose_name="phone"),
                ),
                (
                    "email",
                    rongtong.kit.fields.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="e-mail"
                    ),
                ),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="waiting", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=24)),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="link withdrawn")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "notice to its account"),
                            ("mail", "e-mail"),
                            ("phone", "telephone only"),
                        ],
                        max_length=5,
                        verbose_name="how it was asked",
                    ),
                ),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited on")),
                ("reminded", models.PositiveSmallIntegerField(default=0, verbose_name="reminders")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened")),
                ("right_at", models.DateTimeField(blank=True, null=True, verbose_name="said to be right")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("call_on", models.DateField(blank=True, null=True, verbose_name="telephone on")),
                ("again_on", models.DateField(blank=True, null=True, verbose_name="ask again on")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="counts_also_for",
                        to="campaigns.target",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="asks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="asked",
                        to="parties.organisation",
                    ),
                ),
                (
                    "twin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ("name", "pk"),
                "indexes": [
                    models.Index(fields=["campaign", "state", "region"], name="target_by_state"),
                    models.Index(fields=["campaign", "name", "id"], name="target_by_name"),
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "opened"))),
                        fields=["officer", "call_on"],
                        name="target_calls",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False), ("source__in", ("register", "list"))
                        ),
                        fields=("campaign", "organisation"),
                        name="target_organisation_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("uscc", ""), _negated=True), ("source__in", ("register", "list"))
                        ),
                        fields=("campaign", "uscc"),
                        name="target_code_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by", None),
                            models.Q(("asked_by", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="target_not_asked_by_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OptOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uscc", models.CharField(blank=True, db_index=True, max_length=18)),
                ("name_key", models.CharField(blank=True, db_index=True, max_length=200)),
                ("side", models.CharField(blank=True, max_length=5)),
                ("until", models.DateField(blank=True, null=True, verbose_name="not to be asked before")),
                ("at", models.DateTimeField(verbose_name="said on")),
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
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="opt_outs",
                        to="campaigns.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "wish not to be asked",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="telephoned")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("reached", "Reached: they will answer"),
                            ("again", "Call again on"),
                            ("none", "They have none now"),
                            ("refused", "They do not want to answer"),
                            ("nobody", "Nobody answered"),
                            ("wrong", "Wrong number, or moved away"),
                        ],
                        max_length=8,
                        verbose_name="result",
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="telephone on")),
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
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="campaigns.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "telephone call",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                        choices=[("new", "Something new"), ("renew", "Still open"), ("close", "Settled")],
                        default="new",
                        max_length=5,
                        verbose_name="answer",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=12, verbose_name="kind")),
                ("values", models.JSONField(default=dict)),
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
                ("share", models.PositiveSmallIntegerField(default=0, verbose_name="complete")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="writing", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "contact",
                    rongtong.kit.fields.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="contact person"
                    ),
                ),
                (
                    "phone",
                    rongtong.kit.fields.encrypted.EncryptedText(blank=True, default="", verbose_name="phone"),
                ),
                ("created_at", models.DateTimeField(verbose_name="begun")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over on")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("account", "by an account of the organisation"),
                            ("officer", "by the service centre, on the organisation's behalf"),
                        ],
                        max_length=8,
                        verbose_name="whose yes",
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=200, verbose_name="how the yes was given")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="campaign_answers",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="campaigns.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ("created_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("listing__isnull", False),
                            ("what__in", ("renew", "close")),
                            models.Q(("state", "dropped"), _negated=True),
                        ),
                        fields=("target", "listing"),
                        name="answer_about_a_listing_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(max_length=12, verbose_name="region")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "region of a campaign",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "region"), name="campaign_area_once")
                ],
            },
        ),
    ]
