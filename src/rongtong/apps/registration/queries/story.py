"""What was done with a registration, and what differs from the round before."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.versions import Difference, between
from rongtong.apps.parties.queries.organisations import Told
from rongtong.apps.registration.models import Registration, Submission
from rongtong.apps.registration.queries.form import values_of
from rongtong.apps.registration.rules.fields import fields_for
from rongtong.kit.audit import queries as trail
from rongtong.kit.audit import sentence


@dataclass(frozen=True)
class Changed:
    """A field of the form that reads differently in two rounds."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Differences:
    """Two rounds beside each other."""

    before: Submission
    after: Submission
    fields: list[Changed]
    clauses: list[Difference]


def story_of(one: Registration, most: int = 40) -> list[Told]:
    """Give what was done with it, newest first."""
    rows = trail.of(one).order_by("-number")[:most]
    return [Told(row.at, row.actor_name, sentence(row)) for row in rows]


def differences_of(one: Registration) -> Differences | None:
    """Give what differs between the last two rounds; None when there was only one. At most three queries."""
    rounds = list(one.submissions.all()[:2])
    if len(rounds) < 2:
        return None
    after, before = rounds
    old, new = values_of(before.form), values_of(after.form)
    labels = {each.code: each.label for each in fields_for(one.kind, after.at.date(), one.seller_home)}
    fields = [
        Changed(labels.get(code, code), old.get(code, ""), new.get(code, ""))
        for code in {**old, **new}
        if old.get(code, "") != new.get(code, "")
    ]
    clauses: list[Difference] = []
    if before.terms_no != after.terms_no:
        pair = [terms_no(one.contract, each.terms_no) for each in (before, after)]
        if pair[0] is not None and pair[1] is not None:
            clauses = between(pair[0].values, pair[1].values)
    return Differences(before, after, fields, clauses)
