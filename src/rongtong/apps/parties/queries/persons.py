"""People: the directory of public cards, one record, one's own profile."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Affiliation, CardEntry, ExpertProfile, Identifier, Person, Topic
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.apps.parties.models.names import grams, name_key
from rongtong.apps.parties.models.persons import LANGUAGES
from rongtong.apps.parties.rules import persons as rules
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.files import link
from rongtong.kit.files.store import opened
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

GRAMS_ASKED = 8
FACETS_OF = 1_000
"""Facets count the first so many hits: beyond that the reader narrows anyway."""


@dataclass(frozen=True)
class Card:
    """What a person shows to everybody; what they hide is empty here, so that no template can leak it."""

    pk: int
    name: str
    resolved: bool = False
    english_name: str = ""
    titles: list[str] = field(default_factory=list)
    organisation: str = ""
    organisation_pk: int | None = None
    department: str = ""
    region: str = ""
    topics: list[Topic] = field(default_factory=list)
    about: str = ""
    languages: list[Any] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    equipment: list[str] = field(default_factory=list)
    photo: str = ""
    """The address of the photo; its purpose asks anew who may see it."""

    @property
    def initials(self) -> str:
        """Give what stands where a photo is missing: the first character, of Latin names first and last."""
        words = self.name.split()
        latin = len(words) > 1 and self.name.isascii()
        return (words[0][0] + words[-1][0]).upper() if latin else self.name.strip()[:1].upper()


def whole(people: QuerySet[Person]) -> QuerySet[Person]:
    """Fetch with people what a card or a record is made of: three queries besides the people themselves."""
    current = Affiliation.objects.select_related("organisation").order_by("-since", "pk")
    return people.select_related("expert", "identity", "photo").prefetch_related(
        Prefetch("affiliations", current), "topics", "identifiers"
    )


def card(person: Person, *, on: date, shown: Collection[str] | None = None) -> Card:
    """Make the public card of a person fetched by ``whole``; for a preview with other parts ``shown``."""
    shown = set(person.shown if shown is None else shown)
    terms: ExpertProfile | None = getattr(person, "expert", None)
    work = job(person, on=on)
    identity = getattr(person, "identity", None)
    values: dict[str, Any] = {
        "english_name": person.english_name,
        "titles": list(person.titles),
        "organisation": str(work) if work else "",
        "region": person.region,
        "topics": list(person.topics.all()),
        "about": person.about,
        "languages": [LANGUAGES[code] for code in person.languages if code in LANGUAGES],
        "identifiers": list(person.identifiers.all()),
        "methods": list(terms.methods) if terms else [],
        "equipment": list(terms.equipment) if terms else [],
    }
    if work and "organisation" in shown:
        values |= {"organisation_pk": work.organisation_id, "department": work.department}
        shown |= {"organisation_pk", "department"}
    shown_values = {name: value for name, value in values.items() if name in shown}
    return Card(person.pk, person.name, identity is not None and identity.state == "resolved", **shown_values,
                photo=photo(person))  # fmt: skip


def photo(person: Person) -> str:
    """Give the address of a person's photo; "" without one, or while it is held back."""
    file = person.photo
    return "" if file is None or file.removed_at or file.held_back else link(file)


def picture(person: Person) -> str:
    """Give the photo itself as a data address (JPEG in base64), for the person's own data; "" without one."""
    file = person.photo
    if file is None or file.removed_at:
        return ""
    with opened(file.token) as content:
        return f"data:image/jpeg;base64,{b64encode(content.read()).decode()}"


def job(person: Person, *, on: date) -> Affiliation | None:
    """Give where the person works on a day, the latest first; of a person fetched by ``whole``."""
    rows = person.affiliations.all()
    return next((row for row in rows if row.until is None or row.until >= on), None)


def directory(actor: Actor, text: str = "") -> QuerySet[Person]:
    """Give the people with a public card that shows ``text``; everybody may search."""
    found = visible(actor, rules.CARD, Person.objects.all())
    key = name_key(text)
    if len(key) == 1:
        return found.filter(name__startswith=key)
    for gram in grams(text)[:GRAMS_ASKED]:
        found = found.filter(pk__in=showing(CardEntry.Kind.GRAM, (gram,)))
    return found


def showing(kind: str, values: tuple[str, ...]) -> Any:
    """Give the keys of people whose card shows one of ``values``."""
    return CardEntry.objects.filter(kind=kind, value__in=values).values("person")


def facets(
    found: QuerySet[Person], kinds: Collection[str], most: int
) -> dict[str, list[tuple[str, str, int]]]:
    """Give (value, label, hits) of the facets asked for, the ``most`` frequent of each first; one query."""
    some = found.order_by().values("pk")[:FACETS_OF]
    rows = CardEntry.objects.filter(person__in=some, kind__in=kinds).exclude(kind=CardEntry.Kind.GRAM)
    counted = rows.values_list("kind", "value").annotate(n=Count("person")).order_by("kind", "-n", "value")
    facets: dict[str, list[tuple[str, str, int]]] = {}
    for kind, value, n in counted:
        shown = facets.setdefault(kind, [])
        if len(shown) < most:
            shown.append((value, facet_label(kind, value), n))
    return facets


def facet_label(kind: str, value: str) -> str:
    """Give the name of a facet's value in the reader's language."""
    if kind == CardEntry.Kind.LANGUAGE:
        return str(LANGUAGES.get(value, value))
    lists = {CardEntry.Kind.DISCIPLINE: vocab.DISCIPLINE, CardEntry.Kind.REGION: vocab.REGION}
    return vocab.label(lists[CardEntry.Kind(kind)], value) if kind in lists else value


def listed(actor: Actor, pk: int) -> Person:
    """Give a person with a public card; 404 without one."""
    return get_object_or_404(whole(visible(actor, rules.CARD, Person.objects.all())), pk=pk)


def record(actor: Actor, pk: int) -> Person:
    """Give a person's whole record; 404 where ``actor`` may not read it."""
    return get_object_or_404(whole(visible(actor, rules.VIEW, Person.objects.select_related("user"))), pk=pk)


def reachable(actor: Actor) -> QuerySet[Person]:
    """Give the people whose record ``actor`` may read, for lists of the staff and of an office."""
    return visible(actor, rules.VIEW, Person.objects.filter(merged_into=None)).select_related("identity")


def own(actor: Actor) -> Person | None:
    """Give the reader's own record, whole, or None when they have not begun one."""
    return whole(Person.objects.filter(user=actor.id, merged_into=None)).first() if actor.id else None


def terms_of(person: Person) -> ExpertProfile | None:
    """Give the terms of an expert as they are now; None before they are set the first time."""
    return ExpertProfile.objects.filter(person=person).first()


def drafts(actor: Actor, organisation: int) -> QuerySet[Person]:
    """Give the records an organisation has drafted, the unclaimed first."""
    rows = reachable(actor).filter(drafted_by=organisation)
    return rows.select_related("user").order_by("user", "name", "pk")


@dataclass(frozen=True)
class Gap:
    """One thing a profile still lacks, and why it is worth filling in."""

    name: str
    label: Any
    why: Any


_WORTH: tuple[tuple[str, Any, Any], ...] = (
    ("organisation", _("organisation"), _("companies look for the institution first")),
    ("titles", _("titles"), _("needs often ask for a level of experience")),
    ("region", _("region"), _("nearby needs are put to you first")),
    ("topics", _("disciplines and keywords"), _("nothing is matched without them")),
    ("about", _("in a few words"), _("two sentences tell more than a list")),
    ("languages", _("languages"), _("some needs come from abroad")),
    ("identifiers", _("ORCID or another number"), _("your identity is resolved faster")),
    ("methods", _("methods"), _("needs name methods more often than disciplines")),
)


def gaps(person: Person, *, on: date) -> list[Gap]:
    """Give what is missing from a profile fetched by ``whole``, the most useful first."""
    seen = card(person, on=on, shown=SHOWABLE)
    return [Gap(name, label, why) for name, label, why in _WORTH if not getattr(seen, name)]


def completeness(person: Person, *, on: date) -> int:
    """Give how complete a profile is, in per cent."""
    return round(100 * (1 - len(gaps(person, on=on)) / len(_WORTH)))


def named(actor: Actor, text: str) -> QuerySet[Person]:
    """Give the people ``actor`` reaches whose name begins with ``text``, for pickers of the staff."""
    return reachable(actor).filter(Q(name__startswith=text)).order_by("name", "pk")
