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
        ("introductions", "0001_initial"),
        ("parties", "0004_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("buyer_home", models.CharField(blank=True, db_index=True, max_length=12)),
                ("seller_home", models.CharField(blank=True, db_index=True, max_length=12)),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="asked", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        choices=[("buyer", "Side of the need"), ("seller", "Side of the offer")],
                        max_length=6,
                        verbose_name="asked for by",
                    ),
                ),
                ("template", models.CharField(max_length=20, verbose_name="wording")),
                ("years", models.PositiveSmallIntegerField(verbose_name="years it binds")),
                ("text", models.TextField(verbose_name="text of the agreement")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("sm3", models.CharField(db_index=True, max_length=64)),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed by both")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="binds until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "buyer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="introductions.introduction",
                        verbose_name="introduction",
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
                "verbose_name": "confidentiality agreement",
                "verbose_name_plural": "confidentiality agreements",
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "half", "standing"))),
                        fields=("introduction",),
                        name="disclosure_agreement_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("buyer", models.F("seller")), _negated=True),
                        name="disclosure_agreement_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at", None), ("signed_at", None)),
                            ("signed_at__lt", models.F("ends_at")),
                            _connector="OR",
                        ),
                        name="disclosure_agreement_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
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
                        db_index=True, default="asked", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(2, "After the confidentiality agreement"), (3, "Data room")],
                        default=2,
                        verbose_name="level given",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="what for")),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="disclosure.agreement",
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="catalogue.listing",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
            ],
            options={
                "verbose_name": "access to a listing",
                "verbose_name_plural": "access to listings",
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "granted"))),
                        fields=("listing", "reader"),
                        name="disclosure_grant_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner", models.F("reader")), _negated=True),
                        name="disclosure_grant_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", (2, 3))), name="disclosure_grant_level"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(2, "After the confidentiality agreement"), (3, "Data room")],
                        default=3,
                        verbose_name="least level",
                    ),
                ),
                ("may_copy", models.BooleanField(default=False, verbose_name="readers may take a copy")),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                ("added_at", models.DateTimeField(verbose_name="put in")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="removed")),
                (
                    "added_by",
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
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="room_files",
                        to="catalogue.listing",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a data room",
                "verbose_name_plural": "files of data rooms",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", (2, 3))), name="disclosure_room_file_level"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                ("name", models.CharField(max_length=80, verbose_name="reader")),
                (
                    "way",
                    models.CharField(
                        choices=[("view", "Looked at"), ("copy", "Took a copy")],
                        max_length=4,
                        verbose_name="how",
                    ),
                ),
                ("code", models.CharField(max_length=9, unique=True, verbose_name="code on the page")),
                ("at", models.DateTimeField(verbose_name="opened")),
                ("seen", models.JSONField(default=list, verbose_name="pages")),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="disclosure.grant",
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
                (
                    "room_file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="disclosure.roomfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a file",
                "verbose_name_plural": "readings of files",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Signature",
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
                        choices=[("buyer", "Side of the need"), ("seller", "Side of the offer")],
                        max_length=6,
                        verbose_name="which side",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="signed by")),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(verbose_name="signed")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="disclosure.agreement",
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
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "side"), name="disclosure_signature_once")
                ],
            },
        ),
    ]
