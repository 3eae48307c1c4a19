import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import rongtong.kit.workflow.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
        ("parties", "0005_mark_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="Journal",
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
                            ("owed", "Came to be owed"),
                            ("paid", "Payment confirmed"),
                            ("waived", "Waived"),
                        ],
                        max_length=6,
                        verbose_name="what happened",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "journal",
                "verbose_name_plural": "journals",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Account",
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
                            ("receivable", "Owed to us"),
                            ("received", "Received"),
                            ("forgone", "Waived by us"),
                            ("payable", "Owed by us"),
                            ("paid", "Paid"),
                            ("relieved", "Waived for us"),
                        ],
                        max_length=10,
                        verbose_name="kind of account",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
            ],
            options={
                "verbose_name": "account of the books",
                "verbose_name_plural": "accounts of the books",
                "constraints": [
                    models.UniqueConstraint(fields=("party", "kind"), name="ledger_account_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="ledger.account",
                    ),
                ),
                (
                    "journal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="ledger.journal",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True), name="ledger_entry_of_something"
                    ),
                    models.UniqueConstraint(fields=("journal", "account"), name="ledger_entry_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "debtor_home",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="region of who pays"
                    ),
                ),
                (
                    "creditor_home",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="region of who is paid"
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("paid", models.BigIntegerField(default=0, editable=False, verbose_name="paid")),
                ("waived", models.BigIntegerField(default=0, editable=False, verbose_name="waived")),
                ("what", models.CharField(max_length=120, verbose_name="for what")),
                ("about_kind", models.CharField(max_length=60)),
                ("about_key", models.BigIntegerField()),
                ("due", models.DateField(blank=True, null=True, verbose_name="to be paid by")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="open", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                (
                    "disputed_by",
                    models.CharField(
                        blank=True,
                        choices=[("debtor", "who pays"), ("creditor", "who is paid")],
                        max_length=8,
                        verbose_name="disputed by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="owed since")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "creditor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "debtor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
            ],
            options={
                "verbose_name": "obligation",
                "verbose_name_plural": "obligations",
                "ordering": ("due", "pk"),
                "indexes": [models.Index(fields=["about_kind", "about_key"], name="ledger_about")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="ledger_owes_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("debtor", models.F("creditor")), _negated=True),
                        name="ledger_owes_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "amount__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("paid"), "+", models.F("waived")
                                ),
                            ),
                            ("paid__gte", 0),
                            ("waived__gte", 0),
                        ),
                        name="ledger_never_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "settled"), _negated=True),
                            (
                                "amount",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("paid"), "+", models.F("waived")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="ledger_settled_in_full",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="journal",
            name="obligation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="journals", to="ledger.obligation"
            ),
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="number of the invoice")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("issued_on", models.DateField(verbose_name="issued on")),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
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
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invoices",
                        to="ledger.obligation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invoice",
                "verbose_name_plural": "invoices",
                "ordering": ("issued_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="ledger_invoice_of_something"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("issuer", "number"),
                        name="ledger_invoice_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                (
                    "side",
                    models.CharField(
                        choices=[("debtor", "who pays"), ("creditor", "who is paid")],
                        max_length=8,
                        verbose_name="reported by",
                    ),
                ),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("paid_on", models.DateField(verbose_name="paid on")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "state",
                    rongtong.kit.workflow.fields.StateField(
                        db_index=True, default="reported", editable=False, max_length=30, verbose_name="state"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("reason", models.CharField(blank=True, max_length=20, verbose_name="reason")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "answerer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="ledger.obligation",
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reported payment",
                "verbose_name_plural": "reported payments",
                "ordering": ("reported_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("obligation", "key"), name="ledger_payment_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="ledger_pays_something"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="journal",
            name="payment",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="journal",
                to="ledger.payment",
            ),
        ),
        migrations.AddConstraint(
            model_name="journal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "owed")), fields=("obligation",), name="ledger_owed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="journal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "waived")), fields=("obligation",), name="ledger_waived_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="journal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "paid"), ("payment__isnull", False)),
                    models.Q(("kind__in", ("owed", "waived")), ("payment__isnull", True)),
                    _connector="OR",
                ),
                name="ledger_journal_of_payment",
            ),
        ),
    ]
