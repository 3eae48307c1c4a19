"""What somebody who was asked says: by a link without an account, as a member, or through an officer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.models import Answer, OptOut, Target
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.queries.asked import STILL, open_listings, to_begin_with
from rongtong.apps.campaigns.rules.campaigns import ANSWER, SEND
from rongtong.apps.campaigns.rules.terms import terms
from rongtong.apps.campaigns.workflow.answers import as_listing
from rongtong.apps.campaigns.workflow.sharing import family
from rongtong.apps.campaigns.workflow.telling import stop_reminders, tell_officer
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Outcome
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.values import plain, put
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor


def hold(target: Target) -> Target:
    """Hold the target with all that is asked as one, always in one order; give it as it is now."""
    rows = Target.objects.select_for_update(of=("self",)).select_related("campaign", "organisation")
    held = {row.pk: row for row in rows.filter(pk__in=family(target)).order_by("pk")}
    return held[target.pk]


@action
def opened(*, target: Target, actor: Actor, at: datetime) -> Target:
    """Note that the link was opened; nothing when it was before, or when no answer is awaited."""
    return perform(target, "open", actor=actor, at=at) if target.state == "waiting" else target


@action
def begin(
    *, target: Target, kind: str, actor: Actor, at: datetime, values: Mapping[str, Any] | None = None
) -> Answer:
    """Begin an answer with what is known already. Hindered when too many are open at one link.

    ValueError for a kind the campaign does not ask for.
    """
    held = hold(target)
    need(actor, ANSWER, held)
    if kind not in held.campaign.kinds:
        raise ValueError(f"{kind} is not asked for")
    open_ones = held.answers.filter(what=What.NEW, state__in=("writing", "sent"))
    empty = open_ones.filter(state="writing", kind=kind, share=0).first()
    if empty is not None and values is None:
        return empty
    if open_ones.count() >= terms().answers_most:
        raise Hindered(_("Many answers are open here already. Finish one of them first."))
    made = Answer(target=held, kind=kind, by_id=actor.id, created_at=at)
    first = as_listing(made)
    put(first, to_begin_with(held, actor) if values is None else values)
    made.values = plain(first)
    made.share = completeness(first).share if values is not None else 0
    made.save()
    record("campaigns.answer.begun", about=made, actor=actor, at=at, data={"kind": kind})
    return made


@action
def save(
    *, answer: Answer, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime
) -> Answer:
    """Write values into an answer. Conflict when it moved on since ``version``; Hindered once taken over."""
    kept = _held(answer)
    need(actor, SEND, kept)
    if version is not None and kept.version != version:
        raise Conflict(_("Somebody changed this while you were writing. What you typed is kept below."))
    if kept.state not in ("writing", "sent"):
        raise Hindered(_("It has been taken over. Change it there."))
    changed = as_listing(kept)
    changes = put(changed, values)
    if changes:
        kept.version += 1
        kept.keep(values=plain(changed), share=completeness(changed).share, version=kept.version)
        record("campaigns.answer.edited", about=kept, actor=actor, at=at, data={"fields": sorted(changes)})
    return kept


def _held(answer: Answer) -> Answer:
    rows = Answer.objects.select_for_update(of=("self",))
    return rows.select_related("target__campaign", "target__organisation").get(pk=answer.pk)


@action
def send(
    *, answer: Answer, actor: Actor, at: datetime, contact: str = "", phone: str = "",
    version: int | None = None,
) -> Answer:  # fmt: skip
    """Send an answer: nobody is reminded any more. Hindered when something is missing or it was sent."""
    target = hold(answer.target)
    done = perform(answer, "send", actor=actor, at=at, version=version)
    if contact or phone:
        done.keep(contact=contact[:60], phone=phone[:40])
    _answered(target, "answer", actor, at)
    return done


def _answered(target: Target, step: str, actor: Actor, at: datetime) -> Target:
    """Move the target and stop what would still be sent to it or to those asked with it."""
    done = perform(target, step, actor=actor, at=at)
    for one in Target.objects.filter(pk__in=family(target)):
        stop_reminders(one)
    tell_officer(done, step, at)
    return done


@action
def say_still(*, target: Target, listing: Listing, actor: Actor, at: datetime, outcome: str = "") -> Answer:
    """Say that an earlier need or offer is still open, or with ``outcome`` what became of it.

    It waits for the yes of an account or officer. Said again before that, the later word counts. Hindered
    when the listing is none of the organisation's that are asked about.
    """
    held = hold(target)
    need(actor, ANSWER, held)
    if listing.pk not in {one.pk for one in open_listings(held, actor)} or listing.state not in STILL:
        raise Hindered(_("This is not asked about any more."))
    if outcome and outcome not in Outcome.values:
        raise ValidationError(_("Choose what became of it."))
    values = {"what": What.CLOSE if outcome else What.RENEW, "outcome": outcome, "sent_at": at}
    about = held.answers.filter(listing=listing, what__in=(What.RENEW, What.CLOSE)).exclude(state="dropped")
    said = about.first()
    if said is not None and said.state == "taken":
        return said
    if said is None:
        made = Answer(
            target=held, listing=listing, kind=listing.kind, created_at=at, by_id=actor.id, **values
        )
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError:
            return about.get()
        said = perform(made, "send", actor=actor, at=at)
    else:
        said.keep(**values)
        record("campaigns.answer.changed", about=said, actor=actor, at=at, data={"what": said.what})
    _answered(held, "answer", actor, at)
    return said


@action
def say_none(*, target: Target, actor: Actor, at: datetime, again_on: date | None = None) -> Target:
    """Say that there is none now, and when to ask again: before that day no campaign asks for this side."""
    held = hold(target)
    need(actor, ANSWER, held)
    done = _answered(held, "has_none", actor, at)
    if again_on is not None:
        done.keep(again_on=again_on)
        _opt_out(done, at, held.campaign.side, again_on)
    return done


@action
def say_never(*, target: Target, actor: Actor, at: datetime) -> Target:
    """Say that nobody should ask again: this one ends, later campaigns leave the organisation out."""
    held = hold(target)
    need(actor, ANSWER, held)
    done = _answered(held, "decline", actor, at)
    _opt_out(done, at, "", None)
    record("campaigns.optout.said", about=done, actor=actor, at=at)
    return done


def _opt_out(target: Target, at: datetime, side: str, until: date | None) -> None:
    OptOut.objects.create(
        organisation=target.organisation, uscc=target.uscc, name_key=target.name_key, side=side, until=until,
        at=at, target=target,
    )  # fmt: skip


@action
def say_right(*, target: Target, actor: Actor, at: datetime) -> Target:
    """Say that what is known of the organisation is right as it stands."""
    held = hold(target)
    need(actor, ANSWER, held)
    held.keep(right_at=at)
    record("campaigns.target.right", about=held, actor=actor, at=at)
    return held
