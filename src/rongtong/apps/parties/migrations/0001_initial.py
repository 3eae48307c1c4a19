import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.fields.encrypted
import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DuplicateProposal",
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
                ("evidence", models.JSONField(default=list)),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "possible duplicate",
                "ordering": ("found_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="ExpertProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("methods", models.JSONField(blank=True, default=list, verbose_name="methods")),
                ("equipment", models.JSONField(blank=True, default=list, verbose_name="equipment")),
                ("hours", models.CharField(blank=True, max_length=200, verbose_name="when I can be reached")),
                ("hours_a_week", models.PositiveSmallIntegerField(default=4, verbose_name="hours a week")),
                ("least_fee", models.PositiveBigIntegerField(default=0, verbose_name="least fee")),
                (
                    "needs_a_week",
                    models.PositiveSmallIntegerField(default=3, verbose_name="needs a week at most"),
                ),
                ("open", models.BooleanField(default=True, verbose_name="open to new needs")),
                ("away_until", models.DateField(blank=True, null=True, verbose_name="away until")),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "expert profile",
                "verbose_name_plural": "expert profiles",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hours_a_week__lte", 168)), name="expert_hours_fit_a_week"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needs_a_week__gte", 1), ("needs_a_week__lte", 20)),
                        name="expert_needs_a_week",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Centre",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name of the centre")),
                ("english_name", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "Provincial"), ("city", "City"), ("county", "County")],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                ("region", models.CharField(db_index=True, max_length=12, verbose_name="region")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone of the centre")),
                ("hours", models.CharField(blank=True, max_length=120, verbose_name="opening hours")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="planned", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opening day")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closing day")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="parties.centre",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="parties.centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "service centre",
                "verbose_name_plural": "service centres",
                "ordering": ("region", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="centre_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "province"), ("parent", None)),
                            models.Q(
                                models.Q(("level", "province"), _negated=True), ("parent__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="centre_hangs_in_the_tree",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="centre_not_its_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("extra", "also serves"), ("except", "does not serve")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("region", models.CharField(db_index=True, max_length=12, verbose_name="region")),
                ("since", models.DateField(verbose_name="first day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverage",
                        to="parties.centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of coverage",
                "verbose_name_plural": "changes of coverage",
                "ordering": ("region", "since"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="coverage_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("centre", "region"),
                        name="coverage_open_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="registered name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                ("english_name", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                (
                    "uscc",
                    models.CharField(
                        blank=True, db_index=True, max_length=18, verbose_name="unified social credit code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
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
                    "nature",
                    models.CharField(blank=True, max_length=3, verbose_name="nature of the legal person"),
                ),
                ("region", models.CharField(blank=True, max_length=12, verbose_name="region")),
                ("region_since", models.DateField(blank=True, null=True, verbose_name="region as of")),
                ("industry", models.CharField(blank=True, max_length=5, verbose_name="industry")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("large", "Large"),
                            ("medium", "Medium-sized"),
                            ("small", "Small"),
                            ("micro", "Micro"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                ("founded", models.DateField(blank=True, null=True, verbose_name="founded on")),
                ("staff", models.PositiveIntegerField(blank=True, null=True, verbose_name="staff")),
                ("rd_staff", models.PositiveIntegerField(blank=True, null=True, verbose_name="R&D staff")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(500)],
                        verbose_name="public summary",
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Everybody"),
                            ("users", "Signed-in users"),
                            ("members", "Its members and the service centres only"),
                        ],
                        default="public",
                        max_length=8,
                        verbose_name="who finds it",
                    ),
                ),
                ("registered_at", models.DateTimeField(verbose_name="registered at")),
                ("verified", models.BooleanField(default=False, verbose_name="verified")),
                ("verified_at", models.DateTimeField(blank=True, null=True, verbose_name="verified at")),
                ("verified_until", models.DateField(blank=True, null=True, verbose_name="verified until")),
                ("verified_by", models.CharField(blank=True, max_length=200, verbose_name="verified by")),
                ("provenance", models.JSONField(blank=True, default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("name_key", models.CharField(db_index=True, editable=False, max_length=200)),
                ("bare_key", models.CharField(db_index=True, editable=False, max_length=200)),
                ("keys", models.TextField(default="", editable=False)),
                ("grams", models.TextField(default="", editable=False)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="parties.organisation",
                    ),
                ),
                (
                    "registered_by",
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
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "indexes": [
                    models.Index(fields=["-verified", "id"], name="parties_org_verified_first"),
                    models.Index(fields=["region", "kind"], name="parties_org_region_kind"),
                    models.Index(fields=["industry"], name="parties_org_industry"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            ("verified_at__isnull", False),
                            models.Q(("uscc", ""), _negated=True),
                        ),
                        fields=("uscc",),
                        name="parties_one_verified_uscc",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rd_staff__isnull", True),
                            ("staff__isnull", True),
                            ("rd_staff__lte", models.F("staff")),
                            _connector="OR",
                        ),
                        name="parties_rd_staff_within_staff",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verified", True),
                                ("verified_at__isnull", False),
                                ("verified_until__isnull", False),
                            ),
                            models.Q(
                                ("verified", False),
                                ("verified_at__isnull", True),
                                ("verified_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="parties_verified_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("region", ""), ("region_since__isnull", False), _connector="OR"),
                        name="parties_region_has_its_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="parties_not_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoGo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note to myself")),
                (
                    "expert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="no_gos",
                        to="parties.expertprofile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation to avoid",
                "verbose_name_plural": "organisations to avoid",
                "constraints": [
                    models.UniqueConstraint(fields=("expert", "organisation"), name="no_go_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("journal", models.JSONField(default=list)),
                ("at", models.DateTimeField(verbose_name="merged at")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone at")),
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
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="parties.duplicateproposal",
                    ),
                ),
                (
                    "absorbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parties.organisation",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge",
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                        db_index=True,
                        default="requested",
                        editable=False,
                        max_length=30,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=60, verbose_name="position")),
                ("message", models.CharField(blank=True, max_length=300, verbose_name="message")),
                ("created_at", models.DateTimeField(verbose_name="asked on")),
                ("since", models.DateTimeField(blank=True, null=True, verbose_name="member since")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended on")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "ordering": ("since", "id"),
                "indexes": [
                    models.Index(fields=["organisation", "state"], name="parties_membership_by_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("requested", "active"))),
                        fields=("organisation", "user"),
                        name="parties_one_open_membership",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                        db_index=True, default="sent", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("email", "E-mail"), ("phone", "Phone"), ("link", "Link")],
                        max_length=5,
                        verbose_name="by",
                    ),
                ),
                ("address", rongtong.kit.fields.encrypted.EncryptedText(blank=True, verbose_name="address")),
                (
                    "address_digest",
                    rongtong.kit.fields.encrypted.DigestText(
                        db_index=True, of="address", purpose="invitation"
                    ),
                ),
                ("token_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("roles", models.JSONField(default=list, verbose_name="roles")),
                ("title", models.CharField(blank=True, max_length=60, verbose_name="position")),
                ("created_at", models.DateTimeField(verbose_name="invited on")),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitations",
                        to="parties.membership",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "ordering": ("-created_at", "-id"),
            },
        ),
        migrations.AddField(
            model_name="duplicateproposal",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.organisation"
            ),
        ),
        migrations.AddField(
            model_name="duplicateproposal",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.organisation"
            ),
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("starts_at", models.DateTimeField(verbose_name="from")),
                ("ends_at", models.DateTimeField(verbose_name="until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended on")),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegations_held",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegations_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegations",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "delegation",
                "ordering": ("-starts_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("principal", models.F("delegate")), _negated=True),
                        name="parties_nobody_delegates_to_himself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="parties_delegation_has_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("organisation", "principal", "delegate"),
                        name="parties_one_open_delegation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", rongtong.kit.fields.encrypted.EncryptedText(verbose_name="contact person")),
                ("duty", models.CharField(blank=True, max_length=60, verbose_name="duty")),
                ("phone", rongtong.kit.fields.encrypted.EncryptedText(blank=True, verbose_name="phone")),
                (
                    "phone_digest",
                    rongtong.kit.fields.encrypted.DigestText(
                        db_index=True, of="phone", purpose="contact.phone"
                    ),
                ),
                ("email", rongtong.kit.fields.encrypted.EncryptedText(blank=True, verbose_name="e-mail")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("members", "Members of the organisation"),
                            ("officers", "Members and the service centre"),
                        ],
                        default="members",
                        max_length=8,
                        verbose_name="who may read it",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact person",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="AnnualFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("revenue", models.BigIntegerField(blank=True, null=True, verbose_name="revenue")),
                ("rd_spend", models.BigIntegerField(blank=True, null=True, verbose_name="R&D spend")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "annual figures",
                "ordering": ("-year",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "year"), name="parties_figures_once_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revenue__isnull", True), ("revenue__gte", 0), _connector="OR"),
                            models.Q(("rd_spend__isnull", True), ("rd_spend__gte", 0), _connector="OR"),
                        ),
                        name="parties_figures_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("former", "Former name"), ("alias", "Also known as")], max_length=6
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "ordering": ("-until", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="parties_other_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=120, verbose_name="name")),
                ("english_name", models.CharField(blank=True, max_length=120, verbose_name="English name")),
                ("titles", models.JSONField(blank=True, default=list, verbose_name="titles")),
                ("region", models.CharField(blank=True, db_index=True, max_length=12, verbose_name="region")),
                ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                ("about", models.TextField(blank=True, max_length=2000, verbose_name="in a few words")),
                (
                    "resident_id",
                    rongtong.kit.fields.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="resident ID"
                    ),
                ),
                (
                    "resident_id_digest",
                    rongtong.kit.fields.encrypted.DigestText(
                        db_index=True, of="resident_id", purpose="resident_id"
                    ),
                ),
                (
                    "phone",
                    rongtong.kit.fields.encrypted.EncryptedText(blank=True, default="", verbose_name="phone"),
                ),
                (
                    "phone_digest",
                    rongtong.kit.fields.encrypted.DigestText(db_index=True, of="phone", purpose="phone"),
                ),
                (
                    "email",
                    rongtong.kit.fields.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="e-mail"
                    ),
                ),
                (
                    "email_digest",
                    rongtong.kit.fields.encrypted.DigestText(db_index=True, of="email", purpose="email"),
                ),
                (
                    "shown",
                    models.JSONField(blank=True, default=list, verbose_name="shown on the public card"),
                ),
                (
                    "listed_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="public since"),
                ),
                ("created_at", models.DateTimeField(verbose_name="created")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="drafted_people",
                        to="parties.organisation",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="parties.person",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="person_has_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="person_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("listed_at", None), ("user__isnull", False), _connector="OR"),
                        name="person_listed_has_account",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employer", "works there"),
                            ("shares", "holds shares"),
                            ("family", "family works there"),
                            ("co_author", "publishes together"),
                            ("former_employer", "worked there in the last two years"),
                        ],
                        max_length=20,
                        verbose_name="kind of tie",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("since", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="parties.organisation",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parties.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "declared interest",
                "verbose_name_plural": "declared interests",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False), ("other__isnull", False), _connector="OR"
                        ),
                        name="interest_names_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other", None),
                            models.Q(("other", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="interest_in_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None),
                            ("until", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="interest_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identity",
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
                        db_index=True,
                        default="unverified",
                        editable=False,
                        max_length=30,
                        verbose_name="state",
                    ),
                ),
                ("state_since", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identity",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "identity",
                "verbose_name_plural": "identities",
                "indexes": [models.Index(fields=["state", "state_since"], name="identity_queue")],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("orcid", "ORCID"),
                            ("isni", "ISNI"),
                            ("researcherid", "ResearcherID"),
                            ("scopus", "Scopus author ID"),
                        ],
                        max_length=20,
                        verbose_name="registry",
                    ),
                ),
                ("value", models.CharField(max_length=40, verbose_name="registered number")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "identifier",
                "verbose_name_plural": "identifiers",
                "ordering": ("scheme", "value"),
                "indexes": [models.Index(fields=["scheme", "value"], name="identifier_number")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "scheme", "value"), name="identifier_once_a_person"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="expertprofile",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="expert", to="parties.person"
            ),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[("contact", "verified e-mail or phone"), ("review", "review of documents")],
                        max_length=20,
                        verbose_name="means",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="why this is me")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="asked", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="claimed")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="person_claims",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ("made_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("person", "user"),
                        name="claim_open_once_a_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CardEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gram", "text"),
                            ("discipline", "discipline"),
                            ("region", "region"),
                            ("language", "language"),
                            ("organisation", "organisation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("value", models.CharField(max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="card_entries",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the directory",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "value", "person"), name="card_entry_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "written",
                    models.CharField(blank=True, max_length=200, verbose_name="organisation as written"),
                ),
                ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="position")),
                ("since", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to="parties.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "affiliation",
                "verbose_name_plural": "affiliations",
                "ordering": ("person", "until", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False),
                            models.Q(("written", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="affiliation_names_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None),
                            ("until", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="affiliation_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("head", "Head of centre"),
                            ("officer", "Service officer"),
                            ("reviewer", "Reviewer"),
                            ("clerk", "Clerk"),
                        ],
                        max_length=10,
                        verbose_name="post",
                    ),
                ),
                ("since", models.DateField(verbose_name="first day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                ("most", models.PositiveSmallIntegerField(default=30, verbose_name="cases at once, at most")),
                ("assignment", models.PositiveBigIntegerField(editable=False, null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="parties.centre",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "posting",
                "verbose_name_plural": "postings",
                "ordering": ("centre", "post", "since", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="posting_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("until", None)),
                        fields=("centre", "user", "post"),
                        name="posting_open_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resident_id", "resident ID checked against the document"),
                            ("work_proof", "proof of employment"),
                            ("orcid", "ORCID record"),
                            ("employer", "confirmed by the employer"),
                            ("video", "seen on site or by video"),
                        ],
                        max_length=20,
                        verbose_name="kind of evidence",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("given_at", models.DateTimeField(verbose_name="given")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="parties.identity",
                    ),
                ),
            ],
            options={
                "verbose_name": "proof of identity",
                "verbose_name_plural": "proofs of identity",
                "ordering": ("given_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Qualification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("high_tech", "High-tech enterprise"),
                            ("tech_sme", "Technology-based SME"),
                            ("innovative_sme", "Innovative SME"),
                            ("specialised", "Specialised and sophisticated SME"),
                            ("little_giant", "Little Giant enterprise"),
                            ("champion", "Single-product champion"),
                            ("gazelle", "Gazelle enterprise"),
                            ("unicorn", "Unicorn enterprise"),
                            ("new_research", "New-type research institution"),
                            ("key_laboratory", "Key laboratory"),
                            ("transfer_agency", "Technology transfer agency"),
                            ("incubator", "Incubator"),
                            ("other", "Other qualification"),
                        ],
                        max_length=16,
                        verbose_name="qualification",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="certificate number")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="qualifications",
                        to="parties.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "qualification",
                "ordering": ("kind", "-valid_until", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "number"), name="parties_qualification_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_from__lte", models.F("valid_until")),
                            _connector="OR",
                        ),
                        name="parties_qualification_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=40, verbose_name="role")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="asked", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parties.centre",
                    ),
                ),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "request for a role",
                "verbose_name_plural": "requests for roles",
                "ordering": ("asked_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RoleReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("assignment", models.PositiveBigIntegerField(db_index=True)),
                ("reviewed_at", models.DateTimeField(verbose_name="reviewed")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a role",
                "verbose_name_plural": "reviews of roles",
                "ordering": ("-reviewed_at",),
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="discipline")),
                ("label", models.CharField(max_length=80, verbose_name="keyword")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="parties.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ("-code", "pk"),
                "indexes": [
                    models.Index(fields=["code"], name="topic_code"),
                    models.Index(fields=["label"], name="topic_label"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "code", "label"), name="topic_once_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Twin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signs", models.JSONField(default=list, verbose_name="signs")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="proposed", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("found_at", models.DateTimeField(verbose_name="found")),
                ("moved", models.JSONField(blank=True, default=dict, verbose_name="what was moved")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.person"
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="parties.person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "possible twin",
                "verbose_name_plural": "possible twins",
                "ordering": ("found_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="twin_in_order"
                    ),
                    models.UniqueConstraint(fields=("first", "second"), name="twin_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
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
                        db_index=True, default="draft", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "licence_name",
                    models.CharField(blank=True, max_length=200, verbose_name="name on the licence"),
                ),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "applicant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verifications",
                        to="parties.organisation",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_reviewer",
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
                "verbose_name": "verification",
                "ordering": ("submitted_at", "id"),
                "indexes": [
                    models.Index(fields=["state", "submitted_at"], name="parties_verification_queue")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "submitted", "in_review", "second_look", "returned"))
                        ),
                        fields=("organisation",),
                        name="parties_one_case_under_way",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("verified", "suspended"))),
                        fields=("organisation",),
                        name="parties_one_standing_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("at", models.DateTimeField(verbose_name="submitted at")),
                ("record", models.JSONField(default=dict)),
                ("checks", models.JSONField(default=list)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("wording", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="parties.verification",
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("verification", "number"), name="parties_submission_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("licence", "Business licence or certificate of the legal person"),
                            ("letter", "Letter of authorisation, stamped"),
                            ("other", "Other document"),
                        ],
                        max_length=8,
                        verbose_name="document",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.file"
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="parties.verification",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "ordering": ("kind", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="duplicateproposal",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="parties_pair_once"),
        ),
        migrations.AddConstraint(
            model_name="duplicateproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="parties_pair_in_order"
            ),
        ),
    ]
