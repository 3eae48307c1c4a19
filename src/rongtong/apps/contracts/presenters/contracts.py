"""What was done with contracts, as sentences of the trail; moves get theirs from the workflow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.rules.kinds import subkinds
from rongtong.apps.contracts.rules.pricing import modes
from rongtong.apps.contracts.rules.reasons import OBJECTION, TERMINATION
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _side(entry: Entry) -> str:
    return str(dict(Side.choices).get(entry.data.get("side", ""), ""))


def _begun(entry: Entry) -> str:
    kind = subkinds().get(entry.data["kind"])
    return _("Began a contract: %(kind)s") % {"kind": kind.label if kind else entry.data["kind"]}


def _proposed(entry: Entry) -> str:
    words = {"side": _side(entry), "number": entry.data["number"]}
    if entry.data["origin"] == "word":
        return _("%(side)s proposed version %(number)s out of an edited Word file") % words
    if entry.data["origin"] == "change":
        return _("%(side)s asked for a change: version %(number)s") % words
    return _("%(side)s proposed version %(number)s of the terms") % words


def _accepted(entry: Entry) -> str:
    return _("%(side)s accepted version %(number)s") % {"side": _side(entry), "number": entry.data["number"]}


def _price(entry: Entry) -> str:
    steps = {one.code: one.label for one in modes()[entry.data["mode"]].steps}
    words = {"step": steps.get(entry.data["step"], entry.data["step"]), "day": entry.data["on"]}
    return _("Recorded a step of the price: %(step)s, %(day)s") % words


def _objected(entry: Entry) -> str:
    why = dict(OBJECTION).get(entry.data["why"], entry.data["why"])
    return _("Objected to the published price: %(why)s") % {"why": why}


def _ending(entry: Entry) -> str:
    why = dict(TERMINATION).get(entry.data["why"], entry.data["why"])
    return _("%(side)s asked for an early end: %(why)s") % {"side": _side(entry), "why": why}


def _final(entry: Entry) -> str:
    words = {"number": entry.data["number"], "digest": entry.data["sha256"][:12]}
    return _("Typeset the final text of version %(number)s (SHA-256 %(digest)s…)") % words


def _signature(entry: Entry) -> str:
    words = {"side": _side(entry), "digest": entry.data["sha256"][:12]}
    if entry.data["way"] == "paper":
        return _("%(side)s signed on paper (SHA-256 %(digest)s…)") % words
    return _("%(side)s signed (SHA-256 %(digest)s…)") % words


def _refused(entry: Entry) -> str:
    words = {"side": _side(entry), "number": entry.data["number"]}
    return _("%(side)s did not agree to the change in version %(number)s") % words


present("contracts.final.made", _final)
present("contracts.contract.evidence", lambda e: _("Took the evidence of the contract"))
present("contracts.contract.looked", lambda e: _("Read the contract, being of neither side"))
present("contracts.signature.given", _signature)
present("contracts.change.refused", _refused)
present(
    "contracts.change.signed",
    lambda e: _("Both signed the change: version %(number)s is in force") % {"number": e.data["number"]},
)
present("contracts.contract.begun", _begun)
present("contracts.terms.proposed", _proposed)
present("contracts.terms.accepted", _accepted)
present("contracts.price.recorded", _price)
present("contracts.objection.raised", _objected)
present("contracts.termination.asked", _ending)
