"""Offering a trial or asking for one, bringing evidence of use, moving it on, making it a contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.prices import can_be_tried
from rongtong.apps.contracts.actions.beginning import begin
from rongtong.apps.contracts.models import Contract, Trial, Usage
from rongtong.apps.contracts.models.choices import Side, other
from rongtong.apps.contracts.models.trials import MOST_FIGURES, MOST_MONTHS
from rongtong.apps.contracts.queries.introduced import between
from rongtong.apps.contracts.queries.sides import same_owner
from rongtong.apps.contracts.queries.trials import SIDES, sides_for
from rongtong.apps.contracts.rules.trials import TRY
from rongtong.apps.contracts.rules.values import MOST_FEN
from rongtong.apps.contracts.workflow.trial_effects import ANSWER_CLOCK, DECIDE_CLOCK
from rongtong.apps.contracts.workflow.trials import OPEN, USED
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.parties.actions.sides import party_for
from rongtong.apps.parties.models import Organisation, Party, Person
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit import clocks, files
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions import Refused, need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

MOST_FILES = 5
REMIND_DAYS = 7
"""Days before the last one on which both sides are reminded."""


def hold_trial(trial: Trial, *states: str) -> Trial:
    """Give the row held for this transaction. Hindered when it is in none of ``states`` (any when none)."""
    rows = Trial.objects.select_for_update(of=("self",)).select_related(*SIDES, "offer")
    kept = rows.get(pk=trial.pk)
    if states and kept.state not in states:
        raise Hindered(_("This is not possible in the state the trial is in now. Look at it again."))
    return kept


def tell_trial(trial: Trial, name: str, *sides: str, at: datetime) -> None:
    """Tell who acts for the named sides."""
    link = reverse("contracts:trial", args=[trial.pk])
    for side in sides:
        tell(people_of(trial.party(side), at=at), name, at=at, about=trial, link=link, title=trial.title)


@action
def offer(
    *, listing: Listing, buyer: Party | Organisation | Person, scope: str, months: int, actor: Actor,
    at: datetime, fee_fen: int = 0, introduction: Introduction | None = None,
) -> Trial:  # fmt: skip
    """Offer a trial of an offer, or ask for one: the actor's side says its terms, the other side answers.

    Out of an introduction any offer in it may be tried, else one marked 先用后转 whose owner is public.
    ValidationError names the field of what cannot be; Hindered when there is an open trial already.
    """
    buys = buyer if isinstance(buyer, Party) else party_for(buyer)
    sells = introduction.seller if introduction is not None else party_for(listing.owner)
    _possible(listing, buys, sells, introduction)
    made = Trial(
        introduction=introduction, offer=listing, buyer=buys, seller=sells, buyer_home=buys.region,
        seller_home=sells.region, title=listing.title[:120], scope=scope.strip()[:2_000], months=months,
        fee_fen=fee_fen, offered_by_id=actor.id, offered_at=at,
    )  # fmt: skip
    need(actor, TRY, made)
    made.offered_side = sides_for(made, actor)[0]
    _said(made)
    if Trial.objects.filter(buyer=buys, offer=listing, state__in=OPEN).exists():
        raise Hindered(_("A trial of this offer is open between you already."))
    made.save()
    data = {"side": made.offered_side, "months": months, "fee": fee_fen}
    record("contracts.trial.offered", about=made, actor=actor, at=at, data=data)
    clocks.start(ANSWER_CLOCK, made, at=at)
    tell_trial(made, "contracts.trial_offered", other(made.offered_side), at=at)
    return made


def _possible(listing: Listing, buys: Party, sells: Party, introduction: Introduction | None) -> None:
    if same_owner(buys, sells):
        raise ValidationError(_("Both sides are the same: nobody tries what is their own."))
    if introduction is None:
        if not can_be_tried(listing):
            raise ValidationError(_("This offer is not marked to be used first and transferred later."))
    elif introduction.offer_id != listing.pk or not between(introduction, buys, sells):
        raise ValidationError(_("The introduction is one of other sides, or a name in it is still hidden."))


def _said(trial: Trial) -> None:
    faults = {}
    if not trial.scope:
        faults["scope"] = _("Say what may be used, where and for what.")
    if not 1 <= trial.months <= MOST_MONTHS:
        faults["months"] = _("A trial lasts 1 to %(n)d months.") % {"n": MOST_MONTHS}
    if not 0 <= trial.fee_fen <= MOST_FEN:
        faults["fee_fen"] = _("The fee is not possible.")
    if faults:
        raise ValidationError(faults)


@action
def move(
    *, trial: Trial, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Trial:  # fmt: skip
    """Do one step of the trial and tell the other side. A no and a dispute say why in a typed reason."""
    kept = hold_trial(trial)
    if step == "dispute" and not note.strip():
        raise Hindered(_("Write what you dispute: the other side reads it."))
    done = perform(kept, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    mine = sides_for(done, actor)
    across = [str(side) for side in Side if side not in mine] or [str(side) for side in Side]
    tell_trial(done, f"contracts.trial_{_TOLD[step]}", *across, at=at)
    return done


_TOLD = {
    "accept": "accepted", "decline": "declined", "withdraw": "withdrawn", "give_back": "given_back",
    "confirm_back": "came_back", "dispute": "disputed", "resume": "resumed",
}  # fmt: skip


@action
def bring(
    *, trial: Trial, on: date, note: str, figures: Sequence[Mapping[str, str]], actor: Actor, at: datetime,
    uploads: Sequence[Any] = (),
) -> Usage:  # fmt: skip
    """Bring evidence of use; the other side confirms or questions it. ValidationError names the field."""
    kept = hold_trial(trial, *USED)
    need(actor, TRY, kept)
    sides = sides_for(kept, actor)
    if not sides:
        raise Refused(_("You do not act for a side of this trial."))
    if not note.strip():
        raise ValidationError({"note": _("Say what the use showed.")})
    first = timezone.localdate(kept.accepted_at) if kept.accepted_at else on
    if not first <= on <= timezone.localdate(at):
        raise ValidationError({"on": _("The day lies outside the trial.")})
    if len(figures) > MOST_FIGURES or len(uploads) > MOST_FILES:
        raise ValidationError(
            _("At most %(n)d figures and %(m)d files.") % {"n": MOST_FIGURES, "m": MOST_FILES}
        )
    rows = [{"what": one["what"][:80], "value": one["value"][:40]} for one in figures if one["what"]]
    made = Usage.objects.create(
        trial=kept, side=sides[0], on=on, note=note.strip()[:2_000], figures=rows, by_id=actor.id, at=at
    )
    given = {"purpose": "contracts.usage", "actor": actor, "at": at, "about": kept}
    made.files.set([files.keep(one, **given) for one in uploads])
    record("contracts.usage.brought", about=made, actor=actor, at=at, data={"side": made.side})
    tell_trial(kept, "contracts.usage_brought", other(made.side), at=at)
    return made


@action
def judge(
    *, usage: Usage, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Usage:  # fmt: skip
    """Confirm evidence that the other side brought, or question it with a typed reason."""
    kept = hold_trial(usage.trial)
    done = perform(usage, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    tell_trial(kept, f"contracts.usage_{done.state}", done.side, at=at)
    return done


@action
def convert(
    *, trial: Trial, kind: str, subkind: str, actor: Actor, at: datetime, version: int | None = None
) -> Contract:
    """Begin a contract out of a running trial; what both confirmed goes into its first draft."""
    kept = hold_trial(trial, "running")
    need_, offer_ = kept.introduction.need if kept.introduction else None, kept.offer
    made = begin(
        buyer=kept.buyer, seller=kept.seller, kind=kind, subkind=subkind, title=kept.title, need=need_,
        offer=offer_, introduction=_still(kept), actor=actor, at=at,
    )  # fmt: skip
    draft = made.drafts.get()
    clauses = draft.values["clauses"] | {"subject": kept.scope}
    if shown := _shown(kept):
        clauses["acceptance"] = "\n".join(filter(None, (clauses.get("acceptance", ""), shown)))
    draft.values = draft.values | {"clauses": clauses}
    draft.save(update_fields=["values"])
    kept.keep(contract=made)
    perform(kept, "convert", actor=actor, at=at, version=version)
    tell_trial(kept, "contracts.trial_converted", Side.SELLER, at=at)
    return made


def _still(trial: Trial) -> Introduction | None:
    found = trial.introduction
    return found if found is not None and between(found, trial.buyer, trial.seller) else None


def _shown(trial: Trial) -> str:
    """Give what both confirmed, one line each, as a clause is written (in Chinese, like the contract)."""
    lines = []
    for one in trial.usages.filter(state="confirmed").order_by("on", "pk"):
        told = [one.note, *(f"{row['what']}：{row['value']}" for row in one.figures)]
        lines.append(f"{one.on:%Y-%m-%d}　" + "；".join(told))
    return "试用期间经双方确认的使用结果：\n" + "\n".join(lines) if lines else ""


@action
def remind(*, trial: Trial, actor: Actor, at: datetime) -> None:
    """Tell both sides that the trial ends soon; once."""
    kept = hold_trial(trial)
    if kept.state == "running" and kept.reminded_at is None:
        kept.keep(reminded_at=at)
        tell_trial(kept, "contracts.trial_ending", *map(str, Side), at=at)


@action
def call_over(*, trial: Trial, actor: Actor, at: datetime) -> None:
    """Tell both sides that the last day went by; the buyer's time to decide runs. Once."""
    kept = hold_trial(trial)
    if kept.state == "running" and kept.over_at is None:
        kept.keep(over_at=at)
        clocks.start(DECIDE_CLOCK, kept, at=at)
        record("contracts.trial.over", about=kept, actor=actor, at=at)
        tell_trial(kept, "contracts.trial_over", *map(str, Side), at=at)
