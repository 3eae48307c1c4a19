"""All that the site knows of a contract, for whoever has to decide about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.story import entries_of
from rongtong.apps.contracts.rules.kinds import subkind
from rongtong.apps.introductions.queries.evidence import talk_of
from rongtong.apps.ledger.queries.evidence import money_of, yuan
from rongtong.kit.audit.evidence import Pack, Sheet, moment
from rongtong.kit.files.evidence import files_of, grouped
from rongtong.kit.files.queries import kept_about
from rongtong.kit.workflow import workflow_of
from rongtong.lib.actor import Actor


def pack_of(contract: Contract, actor: Actor, at: datetime) -> Pack:
    """Give the pack as the actor may read it; who may open the contract is the caller's to ask."""
    milestones = list(contract.milestones.order_by("number"))
    money, booked = money_of(contract, *milestones)
    files = [file for one in (contract, *milestones) for file in kept_about(one).order_by("kept_at", "pk")]
    sheets = [
        _versions(contract), _signatures(contract), _milestones(milestones),
        files_of(_("Files of the contract"), files), *money,
    ]  # fmt: skip
    entries = sorted([*entries_of(contract), *booked], key=lambda one: one.number)
    title = _("Evidence: %(what)s") % {"what": contract.title}
    return Pack(
        title, contract.code, _facts(contract), [*sheets, *talk_of(contract.introduction, actor, at)], entries
    )


def _facts(contract: Contract) -> list[tuple[str, str]]:
    sub = subkind(contract.kind, contract.subkind)
    fen = ((_("Total"), contract.total_fen), (_("Technology amount"), contract.technology_fen))
    sums = [(label, f"¥{yuan(sum_)}") for label, sum_ in fen if sum_ is not None]
    span = " – ".join(str(day) for day in (contract.valid_from, contract.valid_to) if day)
    found = [
        (_("Buyer"), str(contract.buyer)), (_("Seller"), str(contract.seller)),
        (_("Kind of contract"), f"{contract.get_kind_display()} · {sub.label}（{sub.article}）"), *sums,
        (_("Valid"), span), (_("State"), _state(contract)), (_("Begun"), moment(contract.begun_at)),
        (_("Signed"), moment(contract.signed_at)), (_("Contract ended"), moment(contract.ended_at)),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]


def _state(record: Any) -> str:
    return str(workflow_of(record).by_state[record.state].label)


def _versions(contract: Contract) -> Sheet:
    rows = [
        (
            str(one.number), one.get_side_display(), moment(one.at),
            ", ".join(f"{said.get_side_display()} {moment(said.at)}" for said in one.acceptances.all()),
            one.why,
        )
        for one in contract.terms.prefetch_related("acceptances").order_by("number")
    ]  # fmt: skip
    head = (_("Version"), _("Proposed by"), _("Proposed at"), _("Accepted by"), _("Why"))
    return Sheet(_("Versions of the terms"), head, rows)


def _signatures(contract: Contract) -> Sheet:
    rows = [
        (f"V{final.terms_no}", grouped(final.sha256), said.get_side_display(), said.signer, moment(said.at))
        for final in contract.finals.prefetch_related("signatures").order_by("pk")
        for said in final.signatures.all()
    ]
    head = (_("Text"), "SHA-256", _("Which side"), _("Signed by"), _("Time"))
    return Sheet(_("Signatures"), head, rows)


def _milestones(milestones: list[Any]) -> Sheet:
    rows = [(str(one.number), one.title, str(one.due or ""), _state(one)) for one in milestones]
    return Sheet(_("Deliverables"), (_("No."), _("What is delivered"), _("Due on"), _("State")), rows)
