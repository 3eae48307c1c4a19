"""Proposing how the income of a result is shared, answering for one's own portion, stating figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts.actions.holding import hold
from rongtong.apps.contracts.models import Contract, Portion, Split, Stated
from rongtong.apps.contracts.models.income import Way
from rongtong.apps.contracts.queries.income import people_to_name
from rongtong.apps.contracts.rules.income import WHOLE, Floor, floor_of
from rongtong.apps.contracts.rules.splits import SPLIT
from rongtong.apps.contracts.rules.values import MOST_FEN
from rongtong.apps.parties.models import Person
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

MOST_PEOPLE = 30
BOUND = ("agreed", "notice", "ready", "signed", "performing", "completed", "terminated")
"""States of a contract whose income may be split: its terms are agreed."""


@dataclass(frozen=True)
class Part:
    """One person's part, in basis points."""

    person: Person
    role: str
    bp: int


@action
def propose_split(
    *, contract: Contract, way: str, team_bp: int, own_rule: str, parts: Sequence[Part], actor: Actor,
    at: datetime, years: int = 0,
) -> Split:  # fmt: skip
    """Propose a split; everybody named is asked. An open one before it is taken back.

    ValidationError names the field: a part below the floor of the law, parts that are no whole, somebody
    twice or of another organisation.
    """
    kept = hold(contract, *BOUND)
    need(actor, SPLIT, kept)
    if way not in Way.values:
        raise ValidationError({"way": _("Choose one from the list.")})
    _above(floor_of(way, timezone.localdate(at)), team_bp, years)
    if not own_rule.strip():
        raise ValidationError({"own_rule": _("Name the rule of your organisation that this rests on.")})
    _whole(kept, parts)
    for old in kept.splits.filter(state="proposed"):
        perform(old, "withdraw", actor=actor, at=at)
    made = Split.objects.create(
        contract=kept, number=kept.splits.count() + 1, way=way, team_bp=team_bp,
        own_rule=own_rule.strip()[:200], years=years if way == Way.PROFIT else 0, by_id=actor.id, at=at,
    )  # fmt: skip
    Portion.objects.bulk_create(
        Portion(split=made, person=one.person, role=one.role.strip()[:80], bp=one.bp) for one in parts
    )
    data = {"way": way, "bp": team_bp, "people": len(parts)}
    record("contracts.split.proposed", about=made, actor=actor, at=at, data=data)
    users = [one.person.user for one in parts if one.person.user is not None]
    link = reverse("contracts:split", args=[made.pk])
    tell(users, "contracts.split_asked", at=at, about=made, link=link, title=kept.title)
    return made


def _above(floor: Floor, team_bp: int, years: int) -> None:
    if not floor.least_bp <= team_bp <= WHOLE:
        words = {"least": f"{floor.least_bp / 100:g}", "source": floor.source}
        fault = (
            _("The law wants at least %(least)s%% (%(source)s), and at most the whole can be given.") % words
        )
        raise ValidationError({"team": fault})
    if floor.years_least and not floor.years_least <= years <= floor.years_most:
        span = {"a": floor.years_least, "b": floor.years_most}
        raise ValidationError({"years": _("Say for how many years: %(a)d to %(b)d.") % span})


def _whole(contract: Contract, parts: Sequence[Part]) -> None:
    if not parts or len(parts) > MOST_PEOPLE:
        raise ValidationError({"parts": _("Name 1 to %(n)d people.") % {"n": MOST_PEOPLE}})
    keys = [one.person.pk for one in parts]
    if len(set(keys)) != len(keys):
        raise ValidationError({"parts": _("Somebody is named twice.")})
    if people_to_name(contract).filter(pk__in=keys).count() != len(keys):
        raise ValidationError(
            {"parts": _("Only people of the own organisation with an account can be named.")}
        )
    if any(one.bp < 1 for one in parts) or sum(one.bp for one in parts) != WHOLE:
        raise ValidationError({"parts": _("The parts together are 100%.")})


@action
def answer_portion(
    *, portion: Portion, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Portion:  # fmt: skip
    """Agree to the split as it stands, or object with a typed reason; the last yes lets it count."""
    contract = hold(portion.split.contract)
    if step == "object" and not note.strip():
        raise Hindered(_("Write what is not right: your organisation reads it."))
    done = perform(portion, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    split = Split.objects.get(pk=portion.split_id)
    name = {"object": "contracts.split_objected"}.get(step, "contracts.split_agreed")
    if step == "object" or split.state == "agreed":
        link = reverse("contracts:split", args=[split.pk])
        users = people_of(contract.seller, at=at)
        tell(users, name, at=at, about=split, link=link, title=contract.title)
    return done


@action
def withdraw_split(*, split: Split, actor: Actor, at: datetime, version: int | None = None) -> Split:
    """Take a proposed split back."""
    hold(split.contract)
    return perform(split, "withdraw", actor=actor, at=at, version=version)


@action
def state_figure(
    *, contract: Contract, kind: str, what: str, fen: int, on: date, actor: Actor, at: datetime
) -> Stated:
    """State a cost taken off the income, or a year's operating profit. ValidationError names the field."""
    kept = hold(contract, *BOUND)
    need(actor, SPLIT, kept)
    if kind not in Stated.What.values or not what.strip():
        raise ValidationError({"what": _("Say what it is.")})
    if not 0 < fen <= MOST_FEN:
        raise ValidationError({"fen": _("The amount must be more than nothing.")})
    if on > timezone.localdate(at):
        raise ValidationError({"on": _("The day lies ahead.")})
    made = Stated.objects.create(
        contract=kept, kind=kind, what=what.strip()[:120], fen=fen, on=on, by_id=actor.id, at=at
    )
    record("contracts.split.stated", about=kept, actor=actor, at=at, data={"kind": kind, "fen": fen})
    return made


@action
def unstate_figure(*, stated: Stated, actor: Actor, at: datetime) -> Stated:
    """Take a stated figure back; it stays to be read in the trail."""
    kept = hold(stated.contract)
    need(actor, SPLIT, kept)
    if stated.withdrawn_at is None:
        stated.keep(withdrawn_at=at)
        record("contracts.split.unstated", about=kept, actor=actor, at=at, data={"fen": stated.fen})
    return stated
