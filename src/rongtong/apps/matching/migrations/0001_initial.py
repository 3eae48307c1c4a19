import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("catalogue", "0006_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("left", "Nothing to match: not public"),
                            ("failed", "Failed"),
                        ],
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="run at")),
                ("weights", models.CharField(max_length=60, verbose_name="weights")),
                ("encoder", models.CharField(max_length=120, verbose_name="encoder")),
                ("looked_at", models.PositiveIntegerField(default=0, verbose_name="offers looked at")),
                ("kept", models.PositiveIntegerField(default=0, verbose_name="candidates")),
                ("took_ms", models.PositiveIntegerField(default=0, verbose_name="milliseconds")),
                ("fault", models.CharField(blank=True, max_length=500)),
                (
                    "cause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "matching run",
                "verbose_name_plural": "matching runs",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["need", "-id"], name="matching_runs_of_need")],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="place in the list")),
                ("score", models.PositiveIntegerField(verbose_name="score")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "not related"),
                            (2, "loosely related"),
                            (3, "worth a talk"),
                            (4, "meets it directly"),
                        ],
                        verbose_name="how well it fits",
                    ),
                ),
                ("outcome", models.CharField(max_length=8)),
                ("checks", models.JSONField(default=list)),
                ("reasons", models.JSONField(default=list)),
                ("contributions", models.JSONField(default=list)),
                ("chances", models.JSONField(default=dict)),
                ("twofold", models.BooleanField(default=False)),
                ("checks_offer", models.JSONField(default=list)),
                ("reasons_offer", models.JSONField(default=list)),
                (
                    "level_offer",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "not related"),
                            (2, "loosely related"),
                            (3, "worth a talk"),
                            (4, "meets it directly"),
                        ],
                        default=1,
                    ),
                ),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidate_for",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="candidates",
                        to="matching.run",
                    ),
                ),
            ],
            options={
                "verbose_name": "candidate",
                "verbose_name_plural": "candidates",
                "ordering": ("rank", "pk"),
                "indexes": [
                    models.Index(fields=["need", "rank"], name="matching_of_need"),
                    models.Index(fields=["offer", "-level", "-score"], name="matching_of_offer"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("need", "offer"), name="matching_pair_once"),
                    models.CheckConstraint(
                        condition=models.Q(("score__lte", 1000000), ("level__gte", 1), ("level__lte", 4)),
                        name="matching_score",
                    ),
                ],
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
                ("side", models.CharField(choices=[("need", "Need"), ("offer", "Offer")], max_length=5)),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("interested", "Interested"),
                            ("not_for_me", "Not for me"),
                            ("passed_on", "Passed on to a colleague"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("topic", "It is about something else"),
                            ("maturity", "Not mature enough"),
                            ("money", "Price and budget are too far apart"),
                            ("time", "It takes too long, or I have no time"),
                            ("place", "Too far away"),
                            ("known", "We know each other, or tried it before"),
                            ("party", "Not with this partner"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(db_index=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("weights", models.CharField(blank=True, max_length=60)),
                ("score", models.PositiveIntegerField(default=0)),
                ("contributions", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(null=True)),
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a candidate",
                "verbose_name_plural": "answers to candidates",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("undone_at", None)),
                        fields=["need", "side"],
                        name="answers_of_need",
                    ),
                    models.Index(
                        condition=models.Q(("undone_at", None)),
                        fields=["offer", "side"],
                        name="answers_of_offer",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("need", "offer", "side"),
                        name="one_answer_a_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said", "not_for_me"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_refusal_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exposure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("side", models.CharField(choices=[("need", "Need"), ("offer", "Offer")], max_length=5)),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("candidates", "candidates page"),
                            ("week", "my week"),
                            ("notice", "notice"),
                            ("api", "interface for programs"),
                        ],
                        max_length=10,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("weights", models.CharField(max_length=60)),
                ("score", models.PositiveIntegerField()),
                ("level", models.PositiveSmallIntegerField()),
                ("day", models.DateField()),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.listing"
                    ),
                ),
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
                "verbose_name": "showing of a pair",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["user", "place", "day"], name="shown_to")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "need", "offer", "place", "day"), name="shown_once_a_day"
                    )
                ],
            },
        ),
    ]
