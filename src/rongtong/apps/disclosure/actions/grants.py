"""Asking to read more, giving and stopping it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.facts import AccessGiven
from rongtong.apps.disclosure.models import Agreement, Grant
from rongtong.apps.disclosure.models.choices import GIVEN, Side
from rongtong.apps.disclosure.models.grants import OPEN_GRANT
from rongtong.apps.disclosure.rules.agreements import GIVE, WANT
from rongtong.apps.disclosure.workflow.telling import tell_owner, tell_reader
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

STEPS = ("give", "refuse", "take_back", "stop")


@action
def ask(
    *, agreement: Agreement, listing: Listing, level: int, why: str = "", actor: Actor, at: datetime
) -> Grant:
    """Ask the owner of a listing to let one's own side read more. Hindered without a binding agreement."""
    made = _new(agreement, listing, level, at, why=why.strip())
    need(actor, WANT, made)
    made.save()
    record("disclosure.grant.asked", about=made, actor=actor, at=at, data={"level": level})
    tell_owner(made, "disclosure.wants", at=at)
    return made


@action
def give(*, agreement: Agreement, listing: Listing, level: int, actor: Actor, at: datetime) -> Grant:
    """Let the other side read a listing at a level, without being asked."""
    made = _new(agreement, listing, level, at, state="granted", answered_at=at)
    need(actor, GIVE, made)
    made.save()
    record("disclosure.grant.given", about=made, actor=actor, at=at, data={"level": level})
    publish(AccessGiven(made.pk, listing.pk, level), at=at)
    tell_reader(made, "disclosure.opened", at=at)
    return made


@action
def change_level(*, grant: Grant, level: int, version: int | None, actor: Actor, at: datetime) -> Grant:
    """Raise or lower an access that is open; what is above the new level is shut at once."""
    held = Grant.objects.select_for_update().get(pk=grant.pk)
    need(actor, GIVE, held)
    if held.state != "granted" or (version is not None and held.version != version):
        raise Hindered(_("Somebody changed this while you were reading it. Look at it again."))
    _known(level)
    before = held.level
    held.keep(level=level, version=held.version + 1)
    record("disclosure.grant.level", about=held, actor=actor, at=at, changes={"level": [before, level]})
    if level > before:
        tell_reader(held, "disclosure.opened", at=at)
    return held


@action
def move(
    *, grant: Grant, step: str, reason: str = "", note: str = "", version: int | None = None,
    actor: Actor, at: datetime,
) -> Grant:  # fmt: skip
    """Do one step of the people with an access."""
    if step not in STEPS:
        raise Hindered(_("This happens by itself."))
    return perform(grant, step, reason=reason, note=note, version=version, actor=actor, at=at)


def _new(agreement: Agreement, listing: Listing, level: int, at: datetime, **values: object) -> Grant:
    held = Agreement.objects.select_for_update().get(pk=agreement.pk)
    _known(level)
    side = {held.introduction.need_id: Side.BUYER, held.introduction.offer_id: Side.SELLER}.get(listing.pk)
    if side is None:
        raise Hindered(_("This agreement is about another need or offer."))
    if not held.stands(at):
        raise Hindered(_("Sign a confidentiality agreement first: without one nothing more is opened."))
    reader = held.party(side.other)
    if Grant.objects.filter(listing=listing, reader=reader, state__in=OPEN_GRANT).exists():
        raise Hindered(_("It is open or asked for already."))
    return Grant(
        agreement=held, listing=listing, owner=held.party(side), reader=reader, level=level, asked_at=at,
        **values,
    )  # fmt: skip


def _known(level: int) -> None:
    if level not in dict(GIVEN):
        raise ValidationError({"level": _("Choose a level from the list.")})
