"""The parts of the report that span needs: not served, to ask, duplicates, teams, allocation, offers."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong_match.messages import say
from rongtong_match.report.book import Book
from rongtong_match.report.candidate import who
from rongtong_match.report.wording import number
from rongtong_match.results import Allocation, DuplicateGroup, Question, Team
from rongtong_match.types import Match

_NEARLY_EQUAL = 0.97


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer to a record in the page; without anchor it is plain text."""

    text: str
    anchor: str = ""
    note: str = ""
    level: int = 0
    level_name: str = ""


@dataclass(frozen=True, slots=True)
class UnservedView:
    """A need nobody serves, why, and the nearest offer."""

    need: Link
    reason: str
    nearest: Link | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One thing to ask and the pairs that it settles."""

    asks: str
    whom: str
    record: str
    sentence: str
    settles: str
    pairs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """Near-identical records beside each other."""

    head: str
    records: tuple[tuple[Link, str], ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamView:
    """Who covers which part of a need, and what is still missing."""

    need: Link
    members: tuple[tuple[Link, str], ...]
    missing: str


@dataclass(frozen=True, slots=True)
class AllocationView:
    """How limited offers were shared out."""

    rule: str
    gap: str
    counts: str
    withheld: tuple[Link, ...]
    withheld_head: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offer with the needs it was put before."""

    anchor: str
    title: str
    who: str
    needs: tuple[Link, ...]


def unserved(book: Book) -> tuple[UnservedView, ...]:
    """Needs that nothing serves, in the run's order."""
    found = []
    for item in book.run.unserved:
        nearest = pair_link(book, item.nearest) if item.nearest else None
        found.append(UnservedView(need_link(book, item.need_id), say(item.reason, book.language), nearest))
    return tuple(found)


def questions(book: Book) -> tuple[QuestionView, ...]:
    """What to ask, the answer that settles most pairs first."""
    order = sorted(book.run.questions, key=lambda q: (-len(q.pairs), q.asks, q.record_id, q.constraint))
    return tuple(_question(book, question) for question in order)


def duplicates(book: Book) -> tuple[DuplicateView, ...]:
    """Groups of near-identical records."""
    return tuple(_duplicate(book, group) for group in book.run.duplicates)


def team_view(book: Book, team: Team) -> TeamView:
    """One team."""
    words = book.words
    members = tuple(
        (offer_link(book, team.need_id, offer_id), words.t("teams.covers", parts=words.listed(parts)))
        for offer_id, parts in team.members
    )
    missing = words.t("teams.missing", parts=words.listed(team.missing)) if team.missing else ""
    return TeamView(need_link(book, team.need_id), members, missing)


def allocation(book: Book) -> AllocationView | None:
    """The published rule, how far it is from the bound, and what was held back."""
    done = book.run.allocation
    if done is None:
        return None
    words = book.words
    held = tuple(
        Link(book.title("need", n), book.need_anchor.get(n, ""), book.title("offer", o))
        for n, o in done.withheld
    )
    return AllocationView(
        rule=words.t("allocation.rule", rule=done.rule),
        gap=_gap(book, done),
        counts=words.t("allocation.shown", shown=number(len(done.shown)), withheld=number(len(held))),
        withheld=held,
        withheld_head=words.t("allocation.withheld", count=number(len(held))),
    )


def offers(book: Book) -> tuple[OfferView, ...]:
    """Every offer that was shown, with its needs: ranked for the offer when the run looked both ways."""
    groups = book.offer_groups
    shown = [offer for offer in book.run.offers if offer.id in groups]
    return tuple(
        OfferView(
            book.offer_anchor.get(offer.id, ""),
            book.title("offer", offer.id),
            "" if book.short else who(book, offer.id),
            tuple(_reverse_link(book, match) for match in groups[offer.id]),
        )
        for offer in shown
    )


def need_link(book: Book, need_id: str) -> Link:
    """A pointer to a need."""
    need = book.needs.get(need_id)
    note = (need.organisation or "") if need else ""
    return Link(book.title("need", need_id), book.need_anchor.get(need_id, ""), note)


def offer_link(book: Book, need_id: str, offer_id: str) -> Link:
    """A pointer to a candidate where it stands under its need, else to the offer."""
    anchor = book.pair_anchor.get((need_id, offer_id)) or book.offer_anchor.get(offer_id, "")
    return Link(book.title("offer", offer_id), anchor, who(book, offer_id))


def pair_link(book: Book, match: Match) -> Link:
    """A pointer to a pair, named by its offer, with its level."""
    link = offer_link(book, match.need_id, match.offer_id)
    return Link(link.text, link.anchor, link.note, int(match.level), book.level(match.level))


def _reverse_link(book: Book, match: Match) -> Link:
    """A pointer to the pair; in a large run by the need's id, whose title stands where it leads."""
    anchor = book.pair_anchor.get((match.need_id, match.offer_id)) or book.need_anchor.get(match.need_id, "")
    title = match.need_id if book.short else book.title("need", match.need_id)
    return Link(title, anchor, level=int(match.level), level_name=book.level(match.level))


def _question(book: Book, question: Question) -> QuestionView:
    words = book.words
    other = "offer" if question.asks == "need" else "need"
    pairs = tuple(
        Link(
            book.title(other, offer_id if other == "offer" else need_id),
            book.pair_anchor.get((need_id, offer_id), ""),
        )
        for need_id, offer_id in question.pairs
    )
    return QuestionView(
        asks=question.asks,
        whom=words.t(f"questions.asks.{question.asks}"),
        record=book.title(question.asks, question.record_id),
        sentence=say(question.reason, book.language),
        settles=words.t("questions.settles", count=number(len(pairs))),
        pairs=pairs,
    )


def _duplicate(book: Book, group: DuplicateGroup) -> DuplicateView:
    words = book.words
    similar = words.t(f"duplicates.similar.{'high' if group.similarity >= _NEARLY_EQUAL else 'mid'}")
    side = words.t(f"duplicates.side.{group.side}")
    head = words.t("duplicates.group", count=len(group.ids), side=side, similar=similar)
    records = tuple((_record_link(book, group.side, i), _detail(book, group.side, i)) for i in group.ids)
    return DuplicateView(head, records, tuple(dict.fromkeys(p.text for p in group.evidence)))


def _record_link(book: Book, side: str, record_id: str) -> Link:
    if side == "need":
        return need_link(book, record_id)
    anchor = book.offer_anchor.get(record_id, "")
    return Link(book.title(side, record_id), anchor, who(book, record_id))


def _detail(book: Book, side: str, record_id: str) -> str:
    record = book.needs.get(record_id) if side == "need" else book.offers.get(record_id)
    return " ".join(record.detail.split())[:400] if record else ""


def _gap(book: Book, done: Allocation) -> str:
    if done.gap < 0.0005:
        return book.words.t("allocation.optimal")
    return book.words.t("allocation.gap", gap=f"{done.gap * 100:.1f}")
