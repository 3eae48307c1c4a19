"""The automatic checks of a case: codes with what they found, turned into sentences when shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Organisation, Verification
from rongtong.apps.parties.models.choices import OrganisationKind
from rongtong.apps.parties.models.names import name_key
from rongtong.apps.parties.queries.duplicates import likely_twins
from rongtong.apps.vocab import queries as vocab
from rongtong.lib import checks

Outcome = Literal["ok", "warn", "stop"]

_KINDS_BY_CODE = {
    "11": {"government"},
    "91": {"company", "finance", "service", "user", "institute"},
    "92": {"company", "service", "user"},
    "93": {"company", "service", "user"},
}
"""First two places of the code (registrar and kind, GB 32100-2015) and the kinds they speak for."""


@dataclass(frozen=True)
class Check:
    """One finding: ``code`` of the check, its outcome, and what to name in its sentence."""

    code: str
    outcome: Outcome
    detail: str = ""


def run_checks(case: Verification) -> list[dict[str, str]]:
    """Give every check of the case as data: they are kept with the submission as they were."""
    record = case.organisation
    found = [
        _digit(record), _taken(case), _name(case), _region(record), _kind(record), *_twins(record),
    ]  # fmt: skip
    return [asdict(check) for check in found]


def sentence(check: dict[str, str]) -> str:
    """Give the sentence of one finding, in the reader's language."""
    return _SENTENCES[check["code"], check["outcome"]]() % {"detail": check["detail"]}


def _digit(record: Organisation) -> Check:
    try:
        checks.uscc(record.uscc)
    except checks.CheckFault:
        return Check("digit", "stop", record.uscc)
    return Check("digit", "ok", record.uscc)


def _taken(case: Verification) -> Check:
    return Check("taken", "stop" if case.code_is_taken() else "ok", case.organisation.uscc)


def _name(case: Verification) -> Check:
    same = name_key(case.licence_name) == name_key(case.organisation.name)
    return Check("name", "ok" if same else "warn", case.licence_name)


def _region(record: Organisation) -> Check:
    """The code names where it was issued: the region of today, one above it, or one that region took over."""
    issued = record.uscc[2:8]
    # A province or a city issues for all below it: the first two or four places decide.
    near = issued[:2] == record.region[:2] and (issued[2:] == "0000" or issued[:4] == record.region[:4])
    grown = issued in vocab.region_scope(record.region)
    return Check("region", "ok" if near or grown else "warn", vocab.label("region", issued))


def _kind(record: Organisation) -> Check:
    allowed = _KINDS_BY_CODE.get(record.uscc[:2])
    fits = allowed is None or record.kind in allowed
    return Check("kind", "ok" if fits else "warn", str(OrganisationKind(record.kind).label))


def _twins(record: Organisation) -> list[Check]:
    twins = likely_twins(record)
    if not twins:
        return [Check("twin", "ok")]
    return [Check("twin", "warn", f"{twin.name} (#{twin.pk})") for twin in twins]


_SENTENCES = {
    ("digit", "ok"): lambda: _("The check character of %(detail)s is right."),
    ("digit", "stop"): lambda: _("%(detail)s is not a valid credit code."),
    ("taken", "ok"): lambda: _("No other record is verified under this code."),
    ("taken", "stop"): lambda: _("Another record is verified under %(detail)s."),
    ("name", "ok"): lambda: _("The name on the licence and in the record are the same."),
    ("name", "warn"): lambda: _("The name on the licence reads “%(detail)s”: the record has another one."),
    ("region", "ok"): lambda: _("The code was issued in %(detail)s: this fits the region."),
    ("region", "warn"): lambda: _(
        "The code was issued in %(detail)s: look whether the organisation has moved."
    ),
    ("kind", "ok"): lambda: _("The kind “%(detail)s” fits the code."),
    ("kind", "warn"): lambda: _("The kind “%(detail)s” is unusual for this code."),
    ("twin", "ok"): lambda: _("No other record looks like this organisation."),
    ("twin", "warn"): lambda: _("%(detail)s looks like the same organisation."),
}
