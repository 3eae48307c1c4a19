"""``rongtong search``: a sentence against a kept collection of offers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from rongtong_match.cli import options as ask
from rongtong_match.cli.index import Folder, open_kept
from rongtong_match.cli.options import about

if TYPE_CHECKING:
    from rongtong_match.cli.terminal import Terminal
    from rongtong_match.rank.library import Found
    from rongtong_match.retrieve.base import Filter

Text = Annotated[str, typer.Argument(metavar="TEXT", help=about("query"), show_default=False)]
TopHits = Annotated[int, typer.Option("--top", metavar="N", min=1, max=10_000, help=about("top_hits"))]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help=about("kind"))]
Regions = Annotated[list[str] | None, typer.Option("--region", metavar="REGION", help=about("region"))]
Fields = Annotated[list[str] | None, typer.Option("--field", metavar="FIELD", help=about("field"))]
MaxPrice = Annotated[str | None, typer.Option("--max-price", metavar="PRICE", help=about("max_price"))]
Maturity = Annotated[
    int | None, typer.Option("--min-maturity", metavar="N", min=1, max=9, help=about("min_maturity"))
]
AsJson = Annotated[bool, typer.Option("--json", help=about("json"))]


def search(
    folder: Folder,
    text: Text,
    top: TopHits = 10,
    kind: Kinds = None,
    region: Regions = None,
    field: Fields = None,
    max_price: MaxPrice = None,
    min_maturity: Maturity = None,
    today: ask.Today = None,
    as_json: AsJson = False,
    lang: ask.Lang = None,
    debug: ask.Debug = False,
) -> None:
    """See ``messages/cli_help.py``."""
    from rongtong_match.cli.progress import Phases
    from rongtong_match.cli.stopping import stopping
    from rongtong_match.cli.terminal import Terminal

    terminal = Terminal(ask.language_of(lang), quiet=True)
    with stopping(terminal, debug=debug):
        from rongtong_match.rank.library import Library, encoder_spec
        from rongtong_match.retrieve.base import RetrieveError

        wanted = _filter(kind or [], region or [], max_price, min_maturity, ask.today_of(today))
        wanted = replace(wanted, fields=frozenset(field or []))
        if not encoder_spec(folder):
            raise RetrieveError("retrieve.no_index", path=str(folder))
        encoder, spec = open_kept(folder, None, Phases(terminal), 1)
        with Library(folder, encoder, spec) as library:
            found = library.search(text, wanted, top)
        _print_json(found) if as_json else _print(terminal, found)


def _filter(
    kinds: Sequence[str], regions: Sequence[str], price: str | None, maturity: int | None, today: date
) -> Filter:
    """What was asked, as the filter of a need that asks the same."""
    from rongtong_match.types import Need
    from rongtong_match.values import read_money, read_offer_kind, read_regions
    from rongtong_match.verdict.filter import of_need

    money = read_money(price)
    need = Need(
        "",
        "",
        wanted_kinds=frozenset(kind for one in kinds if (kind := read_offer_kind(one)) is not None),
        wanted_regions=tuple(sorted({code for one in regions for code in read_regions(one)})),
        budget=money,
        min_maturity=maturity,
    )
    return of_need(need, today)


def _print_json(found: Sequence[Found]) -> None:
    from rongtong_match.rank.records import to_plain

    for rank, one in enumerate(found, 1):
        hit = one.hit
        scores = {"score": hit.score, "lexical": hit.lexical, "dense": hit.dense}
        line = {"rank": rank, "id": hit.id, **scores, "offer": to_plain(one.offer)}
        typer.echo(json.dumps(line, ensure_ascii=False))


def _print(terminal: Terminal, found: Sequence[Found]) -> None:
    if not found:
        terminal.show(terminal.t("search.nothing"))
    for rank, one in enumerate(found, 1):
        terminal.show(f"{rank}. {one.offer.title}", "bold")
        terminal.show(_about(terminal, one), "dim", 3)


def _about(terminal: Terminal, one: Found) -> str:
    from rongtong_match.messages import tell
    from rongtong_match.report.wording import Words
    from rongtong_match.values.regions import name

    offer, words = one.offer, Words(terminal.language)
    parts = [offer.id, offer.organisation or offer.person or ""]
    parts += [tell(f"report.kind.offer.{offer.kind.value}", terminal.language)] if offer.kind else []
    parts += [name(offer.region)] if offer.region else []
    parts += [terminal.t("search.maturity", level=offer.maturity)] if offer.maturity else []
    parts += [words.money(offer.price)] if offer.price else []
    return " · ".join(
        [part for part in parts if part] + [terminal.t("search.score", score=f"{one.hit.score:.2f}")]
    )
