"""Reading letters: for operators, for the job, and how often an address was answered."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Document, Letter, Listing
from rongtong.apps.catalogue.queries.owners import Owner, owners_of
from rongtong.apps.catalogue.rules.letters import MOST_REFUSALS, ONE_ANSWER, OPERATE_MAIL, WAITS
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

MOST_WAITING = 5
"""Letters of one address that wait for a click at a time."""


def letters(actor: Actor) -> QuerySet[Letter]:
    """Give the letters an operator sees, newest first, without their content."""
    return visible(actor, OPERATE_MAIL, Letter.objects.defer("raw"))


def letter(pk: int) -> Letter:
    """Give a letter by its key, for background work."""
    found: Letter = Letter.objects.select_related("user").get(pk=pk)
    return found


def waiting(pk: int) -> Letter | None:
    """Give a letter that waits for its click."""
    found: Letter | None = Letter.objects.filter(pk=pk, state="waiting").first()
    return found


def is_due_an_answer(sender: str, at: datetime) -> bool:
    """Tell whether an unknown sender may be answered now: once a day each, and not too many a day."""
    answered = Letter.objects.filter(state="refused", answered_at__gt=at - ONE_ANSWER)
    return bool(not answered.filter(sender=sender).exists() and answered.count() < MOST_REFUSALS)


def waits_too_often(sender: str) -> bool:
    """Tell whether so many letters of an address wait for a click that one more is not asked about."""
    return bool(Letter.objects.filter(sender=sender, state="waiting").count() >= MOST_WAITING)


def lapsed(at: datetime, most: int = 100) -> list[Letter]:
    """Give letters that waited in vain."""
    return list(Letter.objects.filter(state="waiting", arrived_at__lt=at - WAITS).order_by("pk")[:most])


def owner_meant(actor: Actor, text: str) -> Owner | None:
    """Give for whom somebody writes: the organisation the text names, else the first; None for nobody."""
    owners = owners_of(actor)
    named = (one for one in owners if one.organisation and one.organisation.name in text)
    return next(named, owners[0] if owners else None)


def documents_of(letter: Letter) -> list[Document]:
    """Give the documents that came with a letter."""
    return list(letter.documents.select_related("file", "organisation", "person").order_by("pk"))


def drafts_of(letter: Letter) -> list[Listing]:
    """Give the drafts made of a letter."""
    return list(Listing.objects.filter(pieces__document__letter=letter).order_by("pk").distinct())


def language_of(user: User | None) -> str:
    """Give the language an account is written to."""
    return (user.language if user else "") or ""
