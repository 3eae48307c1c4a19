"""The people of the demo: records, cards, terms, identities in every state, drafts of the offices."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.parties.actions import experts, identity, persons, work
from rongtong.apps.parties.models import Organisation, Person
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from rongtong.site.demo.tale import Tale, account, acting, rows, words

_PLATFORM = ("scientist", "broker", "organiser")
_STEPS = {
    "asserted": ("assert",), "checked": ("assert", "check"), "resolved": ("assert", "check", "resolve"),
    "disputed": ("assert", "check", "resolve", "dispute"),
}  # fmt: skip


def all_of(made: dict[str, Organisation], staff: dict[tuple[str, str], User], tale: Tale) -> None:
    """Make every person of the list who is not there yet."""
    for number, row in enumerate(rows("people")):
        at = tale.day(-50 + number, 11)
        user = account(row["key"], row["name"], at, row["hint"])
        for role in row["roles"].split():
            if role in _PLATFORM and not user.assignments.filter(role=role).exists():
                assign(user=user, role=role, actor=SYSTEM, at=at, reason="演示")
        if row["identity"] and not Person.objects.filter(user=user).exists():
            _one(row, number, user, made, staff, at, tale.day(-4, 9 + number % 8))
    for row in rows("drafts"):
        _draft(row, made, tale)


def _one(
    row: dict[str, Any], number: int, user: User, made: dict[str, Organisation],
    staff: dict[tuple[str, str], User], at: datetime, recent: datetime,
) -> None:  # fmt: skip
    actor = acting(user, at)
    person = persons.begin(values=_values(row, number), actor=actor, at=at)
    if row["organisation"] and row["department"]:
        work.add_work(
            person=person, organisation=made[row["organisation"]], written="", department=row["department"],
            position=row["position"], since=at.date() - timedelta(days=1200 + number * 31), until=None,
            actor=actor, at=at,
        )  # fmt: skip
    if row["card"] == "all" and row["disciplines"]:
        terms = {"methods": words(row["keywords"]), "least_fee": (5 + number) * 1_000_000, "needs_a_week": 3}
        experts.set_terms(person=person, values=terms, version=None, actor=actor, at=at)
    if row["card"]:
        shown = list(SHOWABLE) if row["card"] == "all" else ["titles", "organisation", "topics"]
        persons.show(person=person, shown=shown, actor=actor, at=at)
    _identity(person, row, user, staff, at if row["identity"] == "resolved" else recent)


def _values(row: dict[str, Any], number: int) -> dict[str, Any]:
    topics = [(code, vocab.label(vocab.DISCIPLINE, code)) for code in words(row["disciplines"])]
    return {
        "name": row["name"], "english_name": row.get("english", ""), "titles": words(row["titles"]),
        "region": row["region"], "about": row["about"], "languages": ["zh", "en"] if number % 3 else ["zh"],
        "topics": [*topics, *(("", word) for word in words(row["keywords"]))],
    }  # fmt: skip


def _identity(
    person: Person, row: dict[str, Any], user: User, staff: dict[tuple[str, str], User], at: datetime
) -> None:
    steps = _STEPS.get(row["identity"], ())
    if not steps:
        return
    own, (checker, resolver) = acting(user, at), _eyes(row["region"], staff)
    identity.add_proof(identity=person.identity, kind="work_proof", note="工作证与在职证明", actor=own, at=at)
    actors = {"assert": own, "check": acting(checker, at), "resolve": acting(resolver, at)}
    actors["dispute"] = actors["resolve"]
    for number, name in enumerate(steps):
        reason = "two_people" if name == "dispute" else ""
        later = at + timedelta(hours=7 * number)
        identity.decide_identity(
            identity=person.identity, name=name, version=None, actor=actors[name], at=later, reason=reason
        )


def _eyes(region: str, staff: dict[tuple[str, str], User]) -> tuple[User, User]:
    """Give who checks (an officer of the province) and who resolves (its reviewer)."""
    province = "500000" if region.startswith("50") else "510000"
    return staff["officer", province], staff["reviewer", province]


def _draft(row: dict[str, Any], made: dict[str, Organisation], tale: Tale) -> None:
    office = User.objects.get(email=f"{row['office']}@example.org")
    key = next(person["organisation"] for person in rows("people") if person["key"] == row["office"])
    place, at = made[key], tale.day(-12, 15)
    if Person.objects.filter(drafted_by=place, name=row["name"]).exists():
        return
    values = _values(row, 1) | {name: row[name] for name in ("department", "position", "email")}
    persons.draft(organisation=place, values=values, actor=acting(office, at), at=at)
