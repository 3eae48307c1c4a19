"""Searching the index of what is published. It answers with keys: whoever shows a record reads the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q

from rongtong.apps.catalogue.models import IndexMark, Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries import index_store
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.catalogue.queries.records import key_of, party_of, record_of
from rongtong_match.rank.candidates import DETAIL, terms_of
from rongtong_match.retrieve.base import Attributes, Entry, Filter, Hit, Query, RetrieveError, Vector
from rongtong_match.text.encoders import Encoder
from rongtong_match.text.segment import content_words, default
from rongtong_match.types import Need, Offer
from rongtong_match.verdict.filter import attributes_of, of_need
from rongtong_match.verdict.kind import ANSWERS

SIDES = (str(Side.NEED), str(Side.OFFER))
MEANING = 0.5
"""Share of the meaning in a score; the words have the rest."""
OTHER_WORDS = 0.6
"""Weight of a synonym beside the word that was typed."""
SHARE_OF_BEST, CLOSE = 0.35, 0.5
"""What scores less than this share of the best is not shown, nor what shares no word and is not so close."""
_ANY_DAY = date.min


@dataclass(frozen=True)
class IndexState:
    """How an index is: entries, listings it has not followed yet, since when, when it last followed one."""

    side: str
    size: int
    waiting: int
    oldest: datetime | None
    last: datetime | None
    encoder: str
    folder: str

    def lag(self, at: datetime) -> float:
        """Give the seconds the longest waiting change has waited."""
        return max(0.0, (at - self.oldest).total_seconds()) if self.oldest else 0.0


def search(side: str, text: str, wanted: Filter | None = None, top: int = 50) -> list[tuple[int, float]]:
    """Give (key, score in (0, 1]) of what answers a text best, best first; nothing for an empty text.

    What the index knows may be some seconds old: the caller drops what is public no longer.
    """
    words = content_words(text)
    return _asked(side, dict.fromkeys(words, 1.0), text, wanted or Filter(), top) if text.strip() else []


def answers(side: str, text: str, also: Sequence[str] = (), top: int = 1_000) -> list[tuple[int, float]]:
    """Give (key, score) of what answers a text well enough to be shown, best first.

    ``also``: other words for the matter; they count a little less. What shares no word must mean the same.
    """
    terms = dict.fromkeys((word for one in also for word in content_words(one)), OTHER_WORDS)
    terms |= dict.fromkeys(content_words(text), 1.0)
    hits = _hits(side, terms, text, Filter(), top) if text.strip() else ()
    least = hits[0].score * SHARE_OF_BEST if hits else 0.0
    good = (hit for hit in hits if hit.score >= least and (hit.lexical > 0 or hit.dense >= CLOSE))
    return [(int(hit.id), hit.score) for hit in good]


def holding(side: str, text: str, top: int) -> list[tuple[int, float]]:
    """Give (key, score) of what shares words with a text; the meaning does not count."""
    return _asked(side, dict.fromkeys(content_words(text), 1.0), "", Filter(), top)


def near(
    listing: Listing, top: int = 50, *, public: bool = False, today: date = _ANY_DAY
) -> list[tuple[int, float]]:
    """Give (key, score) of the other side's records closest to a listing, best first.

    What breaks a hard constraint of a need is left out, as is what belongs to the same owner. ``public``: ask
    with what everybody may read of the listing. ``today``: leave out what ended before it.
    """
    record = record_of(listing, public=public)
    other = Side.OFFER if listing.side == Side.NEED else Side.NEED
    wanted = of_need(record, today) if isinstance(record, Need) else _askers(record)
    wanted = replace(wanted, without_parties=wanted.without_parties | {party_of(listing)})
    return _asked(str(other), _telling(record), record.title, wanted, top)


def alike(listing: Listing, top: int = 6) -> list[tuple[int, float]]:
    """Give (key, score) of the same side's records closest to a listing, by what everybody may read of it."""
    record = record_of(listing, public=True)
    wanted = Filter(without_ids=frozenset({key_of(listing)}))
    return _asked(listing.side, _telling(record), record.title, wanted, top)


def entries_of(listings: Sequence[Listing], encoder: Encoder | None) -> Iterator[Entry]:
    """Give what the index keeps of listings: words and vectors of what everybody may read.

    The owner is an attribute even when hidden: no search asks for it, and nobody is matched with themselves.
    """
    records = [record_of(one, public=True) for one in listings]
    titles = [record.title for record in records]
    vectors = encoder.passages(titles) if encoder and titles else [None] * len(records)
    for listing, record, vector in zip(listings, records, vectors, strict=True):
        shown = attributes_of(record) if isinstance(record, Offer) else _attributes(record)
        kept = replace(shown, parties=tuple(dict.fromkeys((*shown.parties, party_of(listing)))))
        yield Entry(record.id, terms_of(record, default()), _or_none(vector), kept)


def published_of(side: str, keys: Iterable[int]) -> list[Listing]:
    """Give those of ``keys`` that everybody may read now; one query."""
    return list(public().filter(side=side, pk__in=keys))


def state(side: str) -> IndexState:
    """Give how the index of a side is, for its operator; one query."""
    still = Q(done_at=None)
    marks = IndexMark.objects.filter(side=side).aggregate(
        waiting=Count("pk", filter=still), oldest=Min("asked_at", filter=still), last=Max("done_at")
    )
    place = index_store.current(side)
    opened = index_store.reader(side) if place else None
    return IndexState(
        side=side, size=len(opened[0]) if opened else 0, encoder=place.spec if place else "",
        folder=place.folder.name if place else "", **marks,
    )  # fmt: skip


def _asked(
    side: str, terms: dict[str, float], text: str, wanted: Filter, top: int
) -> list[tuple[int, float]]:
    return [(int(hit.id), hit.score) for hit in _hits(side, terms, text, wanted, top)]


def _hits(side: str, terms: dict[str, float], text: str, wanted: Filter, top: int) -> tuple[Hit, ...]:
    opened = index_store.reader(side)
    if opened is None:
        return ()
    index, encoder = opened
    vector = _or_none(encoder.queries([text])[0]) if encoder and text else None
    try:
        return index.search(Query(terms, vector, wanted, top, MEANING if vector is not None else 0.0))
    except RetrieveError as fault:
        index_store.log.warning("the index could not be searched: %s", fault)
        return ()


def _telling(record: Need | Offer) -> dict[str, float]:
    """Weigh the words a record asks with: those of its title whole, the others a little."""
    terms = dict.fromkeys(terms_of(record, default()), DETAIL)
    return terms | dict.fromkeys(content_words(record.title), 1.0)


def _askers(offer: Offer) -> Filter:
    """Give the needs that an offer of this kind may answer at all."""
    kinds = {str(need) for need, offers in ANSWERS.items() if offer.kind in offers}
    return Filter(kinds=frozenset(kinds), without_parties=offer.avoids)


def _attributes(need: Need) -> Attributes:
    return Attributes(
        kind=need.kind.value if need.kind else None,
        regions=(need.region,) if need.region else (),
        fields=need.fields,
        parties=tuple(one for one in (need.party, need.organisation) if one),
        available_until=need.deadline,
    )


def _or_none(vector: Vector | None) -> Vector | None:
    return vector if vector is not None and vector.any() else None
