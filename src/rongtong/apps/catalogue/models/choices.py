"""The controlled words of a listing. Kinds and licences carry the core's own codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """科技所需 or 科技所能."""

    NEED = "need", _("Need")
    OFFER = "offer", _("Offer")


class Kind(models.TextChoices):
    """What is asked for or given; ``KINDS`` says which belong to which side."""

    SERVICE = "service", _("Service")
    RESULT = "result", _("Result")
    RESEARCH = "research", _("Commissioned R&D")
    TALENT = "talent", _("Talent")
    FINANCE = "finance", _("Financing")
    CAPABILITY = "capability", _("Capability and team")
    EXPERT = "expert", _("Expert")
    INSTRUMENT = "instrument", _("Instrument")
    PILOT = "pilot", _("Pilot line")
    BASE = "base", _("Popular-science base")


KINDS: dict[str, tuple[str, ...]] = {
    Side.NEED: (Kind.SERVICE, Kind.RESULT, Kind.RESEARCH, Kind.TALENT, Kind.FINANCE),
    Side.OFFER: (
        Kind.SERVICE, Kind.RESULT, Kind.CAPABILITY, Kind.EXPERT, Kind.INSTRUMENT, Kind.PILOT, Kind.BASE,
    ),
}  # fmt: skip


class LicenceForm(models.TextChoices):
    """How technology changes hands (民法典 ch. 20; 先用后转 is a trial before a transfer)."""

    TRANSFER = "transfer", _("Transfer")
    EXCLUSIVE = "exclusive", _("Exclusive licence")
    ORDINARY = "ordinary", _("Ordinary licence")
    DEVELOPMENT = "development", _("Joint or commissioned development")
    SERVICE = "service", _("Technical service or consulting")
    EQUITY = "equity", _("Contribution as equity")
    TRIAL = "trial", _("Use first, transfer later")


class PriceMode(models.TextChoices):
    """How a price comes about (促进科技成果转化法 §18: agreement, listing on a market, auction)."""

    AGREEMENT = "agreement", _("By agreement")
    FIXED = "fixed", _("Price list")
    LISTED = "listed", _("Listing on an exchange")
    AUCTION = "auction", _("Auction")
    TENDER = "tender", _("Tender")
    EQUITY = "equity", _("As equity")


class Outcome(models.TextChoices):
    """What became of a listing when it was closed; the answer teaches the matching."""

    HERE = "here", _("Solved with somebody found here")
    ELSEWHERE = "elsewhere", _("Solved elsewhere")
    GAVE_UP = "gave_up", _("Given up")
    CHANGED = "changed", _("The matter has changed")


class SourceKind(models.TextChoices):
    """Where the value of a field came from."""

    TYPED = "typed", _("typed by a person")
    SHEET = "sheet", _("from a spreadsheet")
    DOCUMENT = "document", _("from a document")
    TEXT = "text", _("from pasted text")
    API = "api", _("by the interface for programs")
    PROFILE = "profile", _("from the profile")
    BATCH = "batch", _("said once for a whole file")
    GUESS = "guess", _("proposed by the programme, confirmed by a person")


VEILABLE = ("organisation", "detail", "tried", "money", "deadline", "region")
"""What an owner may hide from the public, field by field; who is in charge and the centre still read it."""
