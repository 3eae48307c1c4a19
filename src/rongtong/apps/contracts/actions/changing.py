"""What follows from signed terms: milestones; changes of a signed contract, signed by both as well."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.contracts import facts
from rongtong.apps.contracts.actions.drafting import add_version, follow, say_yes
from rongtong.apps.contracts.actions.finals import make_final
from rongtong.apps.contracts.actions.holding import hold, speaking_for
from rongtong.apps.contracts.actions.owing import owe_instalments
from rongtong.apps.contracts.actions.telling import tell_side
from rongtong.apps.contracts.models import Contract, Final, Milestone, Terms
from rongtong.apps.contracts.models.choices import Origin, Side, other
from rongtong.apps.contracts.queries.contracts import pending, terms_no
from rongtong.apps.contracts.rules.contracts import NEGOTIATE
from rongtong.apps.contracts.rules.pricing import notice_for
from rongtong.apps.contracts.rules.values import lacking, total
from rongtong.apps.contracts.workflow.guards import SIDES
from rongtong.apps.contracts.workflow.system import as_system
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

RUNS = ("signed", "performing")


@action
def lay_milestones(*, contract: Contract, actor: Actor, at: datetime) -> None:
    """Make the milestones follow the terms in force: new ones added, open ones changed, others cancelled."""
    terms = terms_no(contract, contract.signed_no)
    assert terms is not None  # noqa: S101 - signed terms are there
    there = {one.key: one for one in contract.milestones.all()}
    wanted = {row["key"]: (n, row) for n, row in enumerate(terms.values["milestones"], 1)}
    for key, (number, row) in wanted.items():
        due = date.fromisoformat(row["due"]) if row["due"] else None
        told = {"number": number, "title": row["title"], "criteria": row["criteria"], "due": due}
        if key not in there:
            Milestone.objects.create(contract=contract, key=key, **told)
        elif there[key].state not in ("accepted", "cancelled"):
            there[key].keep(**told)
    for key, one in there.items():
        if key not in wanted and one.state not in ("accepted", "cancelled"):
            perform(one, "cancel", actor=as_system(actor), at=at)


@action
def ask_change(
    *, contract: Contract, values: Mapping[str, Any], based_on: int, why: str, actor: Actor, at: datetime,
    side: str = "",
) -> Terms:  # fmt: skip
    """Ask for a change of a signed contract: a new version with its reason, to be accepted and signed.

    ValidationError without a reason, or when it touches what was accepted or a price that was published.
    """
    kept = hold(contract, *RUNS)
    need(actor, NEGOTIATE, kept)
    speaks = speaking_for(kept, actor, side)
    if pending(kept) is not None:
        raise Hindered(_("A change is being asked for already. Answer it first."))
    if not why.strip():
        raise ValidationError({"why": _("Say why it has to change: the other side reads it.")})
    made = add_version(kept, values, based_on, speaks, actor, at, Origin.CHANGE, why.strip()[:300])
    _possible(kept, made.values)
    tell_side(kept, "contracts.change_asked", other(speaks), at=at, tail="terms/")
    return made


def _possible(contract: Contract, values: Mapping[str, Any]) -> None:
    lacks = lacking(values)
    if lacks:
        raise ValidationError(lacks[0].sentence)
    if values["kind"] != contract.kind or values["subkind"] != contract.subkind:
        raise ValidationError({"subkind": _("Another kind is another contract: begin a new one.")})
    signed = terms_no(contract, contract.signed_no)
    owed = signed.values["instalments"] if signed else []
    if any(row not in values["instalments"] for row in owed):
        fault = _("Instalments that are owed stay as they are; new ones may be added.")
        raise ValidationError({"instalments": fault})
    kept = {row["key"]: row for row in values["milestones"]}
    for one in contract.milestones.filter(state="accepted"):
        row = kept.get(one.key)
        if row is None or row["title"] != one.title:
            raise ValidationError(
                {"milestones": _("“%(what)s” was accepted: it stays as it is.") % {"what": one.title}}
            )
    published = notice_for(contract.price_mode, contract.seller.owner) is not None
    if published and total(values) != contract.total_fen:
        raise ValidationError({"items": _("The price was published: it stays as it is.")})


@action
def answer_change(
    *,
    contract: Contract,
    number: int,
    agree: bool,
    actor: Actor,
    at: datetime,
    note: str = "",
    side: str = "",
) -> Contract:
    """Agree to a change (its text is then to be signed by both), or refuse or take it back with a reason."""
    kept = hold(contract, *RUNS)
    need(actor, NEGOTIATE, kept)
    speaks = speaking_for(kept, actor, side)
    if pending(kept) is None:
        raise Hindered(_("No change is being asked for."))
    if agree:
        terms = say_yes(kept, number, speaks, actor, at)
        if set(terms.acceptances.values_list("side", flat=True)) == SIDES:
            make_final(contract=kept, actor=actor, at=at)
            tell_side(kept, "contracts.ready", Side.BUYER, Side.SELLER, at=at, tail="sign/")
        return kept
    if not note.strip():
        raise ValidationError({"note": _("Write why: the other side reads it.")})
    kept.keep(refused_no=kept.terms_no)
    kept.finals.filter(voided_at=None, signed_at=None).update(voided_at=at)
    data = {"number": number, "side": speaks}
    record("contracts.change.refused", about=kept, actor=actor, at=at, note=note.strip(), data=data)
    tell_side(kept, "contracts.change_refused", other(speaks), at=at, tail="terms/")
    return kept


@action
def put_in_force(*, contract: Contract, final: Final, actor: Actor, at: datetime) -> Contract:
    """Let a change that both have signed count from now on."""
    final.keep(signed_at=at)
    before, terms = terms_no(contract, contract.signed_no), terms_no(contract, final.terms_no)
    assert before is not None  # noqa: S101 - it was signed
    assert terms is not None  # noqa: S101 - it was typeset
    contract.keep(signed_no=final.terms_no)
    owe_instalments(contract=contract, before=before.values, values=terms.values, actor=actor, at=at)
    follow(contract, terms.values)
    lay_milestones(contract=contract, actor=actor, at=at)
    record("contracts.change.signed", about=contract, actor=actor, at=at, data={"number": final.terms_no})
    publish(facts.ContractChanged(contract.pk, final.terms_no), at=at)
    tell_side(contract, "contracts.changed", Side.BUYER, Side.SELLER, at=at)
    return contract
