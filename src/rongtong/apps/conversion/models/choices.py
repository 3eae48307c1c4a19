"""The controlled words of the conversion ledger."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepName(models.TextChoices):
    """The steps of a deal, in their order."""

    QUALIFIED = "qualified", _("Qualified")
    MATCHED = "matched", _("Matched up")
    REPLIED = "replied", _("Replied")
    MET = "met", _("Met")
    INTENT = "intent", _("Intent agreed")
    SIGNED = "signed", _("Signed")
    REGISTERED = "registered", _("Registered")
    PAID = "paid", _("Paid")
    USED = "used", _("In use after 180 days")


class Side(models.TextChoices):
    """Whose word makes a step count: a side's, or that of an office which is no side."""

    BUYER = "buyer", _("Buyer")
    SELLER = "seller", _("Seller")
    GATE = "gate", _("Reviewer at the gate")
    REGISTRAR = "registrar", _("Contract registrar")


class Channel(models.TextChoices):
    """How the two came together."""

    MATCH = "match", _("Proposed by matching")
    CAMPAIGN = "campaign", _("From a survey")
    SEARCH = "search", _("Found by searching")
    DIRECT = "direct", _("Directly")


class DealKind(models.TextChoices):
    """What a deal has become: talk, until an order or a contract comes of it."""

    TALK = "talk", _("Talk only, so far")
    ORDER = "order", _("Service order")
    DEVELOPMENT = "development", _("Technology development")
    TRANSFER = "transfer", _("Technology transfer")
    LICENCE = "licence", _("Technology licence")
    CONSULTING = "consulting", _("Technology consulting")
    SERVICE = "service", _("Technology service contract")


class Money(models.TextChoices):
    """The sums that are counted."""

    SIGNED = "signed", _("sum signed")
    REGISTERED = "registered", _("technology amount registered")
    PAID = "paid", _("sum paid")
