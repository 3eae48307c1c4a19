"""The controlled words of a contract."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """The two sides: who pays (甲方) and whose technology it is (乙方)."""

    BUYER = "buyer", _("Buyer")
    SELLER = "seller", _("Seller")


class Kind(models.TextChoices):
    """The five kinds of technology contract (民法典 §843); their sub-kinds stand in ``data/kinds.toml``."""

    DEVELOPMENT = "development", _("Technology development")
    TRANSFER = "transfer", _("Technology transfer")
    LICENCE = "licence", _("Technology licence")
    CONSULTING = "consulting", _("Technology consulting")
    SERVICE = "service", _("Technology service")


class PriceMode(models.TextChoices):
    """How the price came about (促进科技成果转化法 §18); the steps of each stand in ``data/pricing.toml``."""

    AGREEMENT = "agreement", _("By agreement")
    LISTED = "listed", _("Listing on an exchange")
    AUCTION = "auction", _("Auction")
    TENDER = "tender", _("Tender")
    EQUITY = "equity", _("As equity")


class PaymentMode(models.TextChoices):
    """How it is paid (民法典 §846)."""

    ONCE = "once", _("Fixed sum, paid at once")
    PARTS = "parts", _("Fixed sum, paid in instalments")
    ROYALTY = "royalty", _("Royalty")
    ENTRY = "entry", _("Entry fee and royalty")


class Origin(models.TextChoices):
    """Where a version of the terms comes from."""

    FORM = "form", _("written in the form")
    WORD = "word", _("taken over from an edited Word file")
    CHANGE = "change", _("change request after signing")


class Way(models.TextChoices):
    """How a side signed."""

    CLICK = "click", _("signed on this site")
    PAPER = "paper", _("signed on paper, scan kept")


def other(side: str) -> str:
    """Give the side across the table."""
    return str(Side.SELLER if side == Side.BUYER else Side.BUYER)
