"""What the directory can find of a person, made anew from what they show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from rongtong.apps.parties.models import CardEntry, Person
from rongtong.apps.parties.models.names import grams
from rongtong.apps.parties.queries.persons import Card, card, whole
from rongtong.apps.vocab import queries as vocab

Kind = CardEntry.Kind


def rebuild(person: Person, at: datetime) -> None:
    """Replace the entries of a person; part of whatever action changed the record."""
    CardEntry.objects.filter(person=person).delete()
    if person.listed_at is None or person.merged_into_id is not None:
        return
    fresh = whole(Person.objects.filter(pk=person.pk)).get()
    found = dict.fromkeys(entries(fresh, card(fresh, on=timezone.localdate(at))))
    CardEntry.objects.bulk_create(CardEntry(person=person, kind=kind, value=value) for kind, value in found)


def entries(person: Person, shown: Card) -> Iterator[tuple[str, str]]:
    """Give (kind, value) of everything a card can be found by; some may come twice."""
    words = [
        shown.name,
        shown.english_name,
        shown.organisation,
        *shown.titles,
        *shown.methods,
        *shown.equipment,
    ]
    words += [topic.label for topic in shown.topics]
    words += [str(one.value) for one in shown.identifiers]
    yield from ((Kind.GRAM, gram) for gram in grams(*words))
    yield from ((Kind.DISCIPLINE, topic.code) for topic in shown.topics if topic.code)
    if shown.organisation_pk:
        yield Kind.ORGANISATION, str(shown.organisation_pk)
    if shown.region:
        # With all regions above it, so that one look-up finds a whole city.
        yield from (
            (Kind.REGION, code) for code in (shown.region, *vocab.ancestors(vocab.REGION, shown.region))
        )
    if "languages" in person.shown:
        yield from ((Kind.LANGUAGE, code) for code in person.languages)
