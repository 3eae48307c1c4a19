"""The few facts of a record that decide whether a talk makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rongtong_match.report.book import Book
from rongtong_match.types import Money, Need, Offer


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; ``exact`` is the tooltip."""

    label: str
    value: str
    exact: str = ""
    known: bool = True


def need_facts(book: Book, need: Need) -> tuple[Fact, ...]:
    """Kind, budget, deadline, least maturity and region, each shown even when it is not given."""
    words, today = book.words, book.run.settings.today
    kind = words.t(f"kind.need.{need.kind}") if need.kind else ""
    deadline = words.deadline(need.deadline, today) if need.deadline else ""
    maturity = words.t("value.maturity", level=need.min_maturity) if need.min_maturity else ""
    return (
        _fact(book, "kind", kind),
        _money(book, "budget", need.budget),
        _fact(book, "deadline", deadline),
        _fact(book, "min_maturity", maturity),
        _fact(book, "region", book.place(need.region)),
    )


def offer_facts(book: Book, offer: Offer) -> tuple[Fact, ...]:
    """What is known of the offer; nothing is shown for what is not."""
    return tuple(fact for fact in _offer_facts(book, offer) if fact.known)


def _offer_facts(book: Book, offer: Offer) -> Iterator[Fact]:
    words = book.words
    yield _fact(book, "kind", words.t(f"kind.offer.{offer.kind}") if offer.kind else "")
    yield _money(book, "price", offer.price)
    yield _fact(book, "maturity", words.t("value.maturity", level=offer.maturity) if offer.maturity else "")
    yield _fact(book, "field", words.listed(offer.fields))
    yield _fact(
        book,
        "turnaround",
        words.t("value.days", days=offer.turnaround_days) if offer.turnaround_days else "",
    )
    yield _fact(book, "until", offer.available_until.isoformat() if offer.available_until else "")


def _money(book: Book, name: str, money: Money | None) -> Fact:
    if money is None:
        return _fact(book, name, "")
    return Fact(book.words.t(f"fact.{name}"), book.words.money(money), book.words.yuan(money))


def _fact(book: Book, name: str, value: str) -> Fact:
    words = book.words
    return Fact(words.t(f"fact.{name}"), value or words.t("fact.unknown"), known=bool(value))
