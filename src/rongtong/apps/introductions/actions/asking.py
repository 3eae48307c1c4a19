"""Asking for an introduction, and reminding the other side of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm, Side
from rongtong.apps.introductions.actions.held import held
from rongtong.apps.introductions.actions.matched import interested
from rongtong.apps.introductions.actions.telling import tell_side
from rongtong.apps.introductions.facts import IntroductionRequested
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import Role, Want
from rongtong.apps.introductions.queries.asking import Answers
from rongtong.apps.introductions.queries.introductions import open_between
from rongtong.apps.introductions.rules.introductions import ASK, NUDGE_DAYS, NUDGED_DAYS, WITHDRAW
from rongtong.apps.introductions.workflow.introductions import REPLY_CLOCK
from rongtong.apps.matching.queries.pool import Conflicts
from rongtong.apps.parties.actions.sides import party_for
from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor


class AlreadyOpen(Hindered):
    """The pair is introduced already; ``introduction`` is the open one."""

    def __init__(self, introduction: Introduction) -> None:
        super().__init__(_("The two are being introduced already."))
        self.introduction = introduction


@action
def ask(*, own: Listing, other: Listing, answers: Answers, actor: Actor, at: datetime) -> Introduction:
    """Ask the owner of ``other`` for a talk on behalf of ``own``; the reply clock runs from now.

    AlreadyOpen while the pair is being introduced. Hindered when the two must not meet or one is not public;
    ValidationError, by field, for an answer that cannot be.
    """
    # Both rows, the lower key first: two who ask each other at one moment make one introduction.
    rows = Listing.objects.select_for_update(of=("self",)).select_related("organisation", "person", "author")
    kept = {one.pk: one for one in rows.filter(pk__in=(own.pk, other.pk)).order_by("pk")}
    own, other = kept[own.pk], kept[other.pk]
    need(actor, ASK, own)
    _may_meet(own, other, at)
    if can(actor, ASK, other):
        raise Hindered(_("You act for both sides: let a colleague of one of them do it."))
    checked(answers, timezone.localdate(at))
    there = open_between(own, other)
    if there is not None:
        raise AlreadyOpen(there)
    made = _made(own, other, answers, actor, at)
    made.keep(due_at=clocks.start(REPLY_CLOCK, made, at=at).due_at)
    record("introductions.asked", about=made, actor=actor, at=at, data={"own": own.code, "other": other.code})
    interested(own, other, actor, at)
    publish(IntroductionRequested(made.pk), at=at)
    tell_side(made, made.asked_of, "introductions.requested", at=at, until=timezone.localdate(made.due_at))
    return made


def _may_meet(own: Listing, other: Listing, at: datetime) -> None:
    if own.side == other.side:
        raise Hindered(_("An introduction is between a need and an offer."))
    if own.state != "published" or other.state != "published":
        raise Hindered(_("Both the need and the offer must be public. Publish yours first."))
    if own.owner == other.owner:
        raise Hindered(_("Both are yours: nobody is introduced to themselves."))
    first, second = (own, other) if own.side == Side.NEED else (other, own)
    if Conflicts(timezone.localdate(at)).between(first, second):
        # Whom somebody avoids is theirs alone: the sentence does not tell which it is.
        raise Hindered(_("These two are not put before each other. Choose another one."))


def checked(answers: Answers, today: Any) -> Answers:
    """Give the answers back. ValidationError, by field, for what cannot be."""
    low, high = answers.money_low, answers.money_high
    faults: dict[str, str] = {}
    if answers.want not in Want.values:
        faults["want"] = _("Choose what you want from it.")
    if answers.wanted_by is not None and answers.wanted_by < today:
        faults["wanted_by"] = _("This day has gone by: choose a later one, or leave it open.")
    if min(low or 0, high or 0) < 0 or max(low or 0, high or 0) >= 10**15:
        faults["money_high"] = _("Write the amount in ten thousand yuan, such as 30.")
    elif low is not None and high is not None and low > high:
        faults["money_high"] = _("The upper amount is smaller than the lower one.")
    if answers.form and answers.form not in LicenceForm.values:
        faults["form"] = _("Choose a form from the list, or leave it open.")
    if faults:
        raise ValidationError(faults)
    return answers


def _made(own: Listing, other: Listing, answers: Answers, actor: Actor, at: datetime) -> Introduction:
    first, second = (own, other) if own.side == Side.NEED else (other, own)
    # The owners' rows are held in one order too, else two pairs of the same two owners wait for each other.
    parties = {
        key: party_for(owner)
        for key, owner in sorted(
            ((one.owner._meta.label, one.owner.pk), one.owner) for one in (first, second)
        )
    }
    buyer, seller = (parties[one.owner._meta.label, one.owner.pk] for one in (first, second))
    made = Introduction(
        need=first, offer=second, buyer=buyer, seller=seller, buyer_home=buyer.region or first.home,
        seller_home=seller.region or second.home, asked_by=Role.BUYER if own is first else Role.SELLER,
        asker_id=actor.id, want=answers.want, wanted_by=answers.wanted_by, money_low=answers.money_low,
        money_high=answers.money_high, form=answers.form, remark=answers.remark.strip()[:300], asked_at=at,
        buyer_named_at=None if first.hides("organisation") else at,
        seller_named_at=None if second.hides("organisation") else at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Hindered(_("The two are being introduced already.")) from None
    return made


@action
def nudge(*, introduction: Introduction, actor: Actor, at: datetime) -> Introduction:
    """Remind the side that was asked. Hindered too soon after asking or after the last reminder."""
    kept = held(introduction)
    need(actor, WITHDRAW, kept)
    why = not_yet(kept, at)
    if why:
        raise Hindered(why)
    kept.keep(nudged_at=at)
    record("introductions.nudged", about=kept, actor=actor, at=at)
    due = timezone.localdate(kept.due_at) if kept.due_at else ""
    tell_side(kept, kept.asked_of, "introductions.nudged", at=at, until=due)
    return kept


def not_yet(introduction: Introduction, at: datetime) -> str:
    """Say why the other side cannot be reminded now; empty when it can."""
    if introduction.state not in ("requested", "silent"):
        return _("They have answered.")
    if at < introduction.asked_at + timedelta(days=NUDGE_DAYS):
        return _("You asked less than two days ago. You can remind them after that.")
    if introduction.nudged_at and at < introduction.nudged_at + timedelta(days=NUDGED_DAYS):
        return _("You reminded them within the last day.")
    return ""
