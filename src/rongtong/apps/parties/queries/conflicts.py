"""Conflicts of interest: declared, and derived from affiliations and memberships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Affiliation, Interest, Membership, Organisation, Person
from rongtong.apps.parties.models.names import name_key
from rongtong.apps.parties.rules import experts as rules
from rongtong.apps.parties.rules.organisations import VIEW
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

YEARS_BARRED = 2
_SENTENCES: dict[str, Any] = {
    "employer": _("%(who)s works at %(where)s."),
    "former_employer": _("%(who)s worked at %(where)s less than two years ago."),
    "shares": _("%(who)s holds shares in %(where)s."),
    "family": _("Somebody of %(who)s's family works at %(where)s."),
    "co_author": _("%(who)s publishes together with somebody at %(where)s."),
}


@dataclass(frozen=True)
class Tie:
    """Why a person is partial towards an organisation; ``kind`` as in ``Interest.Kind``."""

    kind: str
    who: str
    where: str
    declared: bool

    def __str__(self) -> str:
        return str(_SENTENCES[self.kind] % {"who": self.who, "where": self.where})


def conflicted(person: Person, organisation: Organisation, on: date) -> Tie | None:
    """Give why ``person`` must not judge or serve ``organisation`` on a day, or None.

    The employer counts now and for two years after leaving; the employers of co-authors and family count
    while they work there. Three queries.
    """
    same = _names_of(organisation)
    found = [tie for key, tie in _ties(person, on) if key in same]
    return min(found, key=lambda tie: (list(_SENTENCES).index(tie.kind), tie.declared), default=None)


def barred(person: Person, on: date) -> dict[int, Tie]:
    """Give every organisation (key) the person is partial towards on a day; for matching. Three queries."""
    found: dict[int, Tie] = {}
    for key, tie in _ties(person, on):
        found.setdefault(key, tie)
    return found


def declared(actor: Actor, person: Person) -> QuerySet[Interest]:
    """Give what the person declared, as far as ``actor`` may read it."""
    rows = visible(actor, rules.INTERESTS, Interest.objects.filter(person=person))
    return rows.select_related("organisation", "other").order_by("kind", "pk")


def organisation_named(text: str, actor: Actor) -> Organisation | None:
    """Give the organisation of a whole name or credit code, a verified one first; for forms of people.

    Only what ``actor`` may see is found: a form must not tell that a hidden one is there.
    """
    rows = visible(actor, VIEW, Organisation.objects.filter(merged_into=None)).order_by(
        F("verified_at").desc(nulls_last=True), "pk"
    )
    return rows.filter(uscc=text.upper()).first() or rows.filter(name_key=name_key(text)).first()


def _names_of(organisation: Organisation) -> set[int]:
    """A merged organisation is the one it went into, and the other way round."""
    kept = organisation.merged_into_id or organisation.pk
    return {
        kept,
        organisation.pk,
        *Organisation.objects.filter(merged_into=kept).values_list("pk", flat=True),
    }


def _ties(person: Person, on: date) -> list[tuple[int, Tie]]:
    interests = list(_in_force(person, on))
    others = {one.other_id if one.person_id == person.pk else one.person_id: one.kind for one in interests}
    others.pop(None, None)
    people = [person.pk, *others]
    ties = [
        (one.organisation_id, Tie(one.kind, person.name, str(one.organisation), declared=True))
        for one in interests
        if one.organisation_id and one.person_id == person.pk
    ]
    for who, key, where, until in _work(people, on):
        current = until is None or until >= on
        if who == person.pk:
            ties.append(
                (key, Tie("employer" if current else "former_employer", person.name, where, declared=False))
            )
        elif current:
            ties.append((key, Tie(others[who], person.name, where, declared=True)))
    return ties


def _in_force(person: Person, on: date) -> QuerySet[Interest]:
    """Give declarations that hold on a day; a tie between two people holds whoever declared it."""
    theirs = Q(other=person, kind__in=(Interest.Kind.CO_AUTHOR, Interest.Kind.FAMILY))
    lasting = Q(until__gte=on) | Q(
        kind=Interest.Kind.FORMER_EMPLOYER, until__gte=_years_before(on, YEARS_BARRED)
    )
    dates = (Q(since=None) | Q(since__lte=on)) & (Q(until=None) | lasting)
    return Interest.objects.filter(Q(person=person) | theirs, dates).select_related("organisation")


def _work(people: list[int], on: date) -> list[tuple[int, int, str, date | None]]:
    """Give (person, organisation, its name, last day) of all work now or within the barred years before."""
    start = _years_before(on, YEARS_BARRED)
    begun = Q(since=None) | Q(since__lte=on)
    jobs = Affiliation.objects.filter(
        begun, Q(until=None) | Q(until__gte=start), person__in=people, organisation__isnull=False
    )
    found = [
        (one.person_id, one.organisation_id, str(one.organisation), one.until)
        for one in jobs.select_related("organisation")
        if one.organisation_id
    ]
    return found + _memberships(people, start, on)


def _memberships(people: list[int], start: date, on: date) -> list[tuple[int, int, str, date | None]]:
    """Who acts for an organisation here belongs to it, whatever their own record says."""
    rows = Membership.objects.filter(user__person__in=people, since__isnull=False).values_list(
        "user__person", "organisation", "organisation__name", "since", "ended_at"
    )
    spans = ((who, key, where, _day(since), _day(ended)) for who, key, where, since, ended in rows)
    return [
        (who, key, where, last)
        for who, key, where, first, last in spans
        if first <= on and (last is None or last >= start)
    ]


def _day(moment: datetime | None) -> Any:
    return timezone.localdate(moment) if moment else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
