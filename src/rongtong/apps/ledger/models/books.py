"""The books: accounts of a party, journals whose entries sum to zero. Written once, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.models.obligations import Obligation
from rongtong.apps.ledger.models.payments import Payment


class AccountKind(models.TextChoices):
    """Accounts of a party: of what is owed to it (positive), and of what it owes (negative)."""

    RECEIVABLE = "receivable", _("Owed to us")
    RECEIVED = "received", _("Received")
    FORGONE = "forgone", _("Waived by us")
    PAYABLE = "payable", _("Owed by us")
    PAID = "paid", _("Paid")
    RELIEVED = "relieved", _("Waived for us")


class JournalKind(models.TextChoices):
    """What happened."""

    OWED = "owed", _("Came to be owed")
    PAID = "paid", _("Payment confirmed")
    WAIVED = "waived", _("Waived")


class Account(models.Model):
    """One account of one party."""

    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind of account"), max_length=10, choices=AccountKind)

    class Meta:
        verbose_name = _("account of the books")
        verbose_name_plural = _("accounts of the books")
        constraints = (models.UniqueConstraint(fields=("party", "kind"), name="ledger_account_once"),)

    def __str__(self) -> str:
        return f"{self.party} {self.get_kind_display()}"


class Journal(models.Model):
    """One happening. Its entries sum to zero (migration 0002 checks it on PostgreSQL at the commit)."""

    kind = models.CharField(_("what happened"), max_length=6, choices=JournalKind)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="journals")
    payment = models.OneToOneField(Payment, models.PROTECT, null=True, blank=True, related_name="journal")
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("journal")
        verbose_name_plural = _("journals")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("obligation",), condition=Q(kind="owed"), name="ledger_owed_once"
            ),
            models.UniqueConstraint(
                fields=("obligation",), condition=Q(kind="waived"), name="ledger_waived_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="paid", payment__isnull=False)
                | Q(kind__in=("owed", "waived"), payment__isnull=True),
                name="ledger_journal_of_payment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class Entry(models.Model):
    """An amount in fen on one account, with its sign."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    amount = models.BigIntegerField(_("amount"))

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(amount=0), name="ledger_entry_of_something"),
            models.UniqueConstraint(fields=("journal", "account"), name="ledger_entry_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount}"
