"""The written needs and offers of the demo, and how another institute tells of the same subject."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from rongtong.site.demo.tale import words

TEXTS = Path(__file__).parent / "texts"
COLUMNS = {
    "need": ("kind", "title", "detail", "tried", "field", "region", "low", "high", "months", "maturity",
             "keywords", "summary", "owner"),
    "offer": ("kind", "title", "detail", "field", "region", "low", "high", "unit", "maturity", "evidence",
              "licences", "keywords", "summary", "owner"),
}  # fmt: skip
_OTHER_KINDS = {
    "result": ("capability", "service", "result", "pilot"), "service": ("capability", "expert", "service"),
    "capability": ("service", "expert", "result"), "expert": ("capability", "service"),
    "instrument": ("instrument", "service"), "pilot": ("pilot", "service"), "base": ("base",),
}  # fmt: skip
_UNITS = {"service": "批", "instrument": "机时", "expert": "人天", "pilot": "天"}
_COUNTED = re.compile(
    r"(?<![\d.~～\-—–/×])(\d+(?:\.\d+)?)(?=(?:多|余)?(?:吨|台|套|家|条|件|亩|批|人|组|例|万|公斤|千克|只|户|处|株|头|升|公里))"
)


@dataclass(frozen=True)
class Text:
    """One row as written: money in 万元, ``months`` from the day of loading, ``maturity`` 1-9."""

    side: str
    kind: str
    title: str
    detail: str
    field: str
    region: str
    keywords: tuple[str, ...]
    summary: str
    owner: str
    tried: str = ""
    low: float | None = None
    high: float | None = None
    months: int | None = None
    maturity: int | None = None
    unit: str = ""
    evidence: str = ""
    licences: tuple[str, ...] = ()


def cells(side: str) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Give (file, line, cells) of every row; ValueError names a row with too few or too many cells."""
    for path in sorted(TEXTS.glob(f"{side}s_*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
                if len(row) != len(COLUMNS[side]):
                    raise ValueError(f"{path.name} {number}: {len(row)} cells, {len(COLUMNS[side])} wanted")
                if number > 1:
                    yield path.name, number, dict(zip(COLUMNS[side], row, strict=True))


@cache
def written(side: str) -> tuple[Text, ...]:
    """Give the texts of a side: those chosen for the village, then those of different files in turn."""
    titles = chosen(side)
    found = {text.title: text for text in _mixed(side)}
    first = [found.pop(title) for title in titles]
    return (*first, *found.values())


@cache
def chosen(side: str) -> tuple[str, ...]:
    """Give the titles that come first: needs and offers that fit each other, so a few are matched too."""
    with (TEXTS / "village.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(row["title"] for row in rows if row["side"] == side)


def _mixed(side: str) -> tuple[Text, ...]:
    """Give the texts of different files in turn, so that any stretch holds every field."""
    piles: dict[str, list[Text]] = {}
    for name, _line, row in cells(side):
        piles.setdefault(name, []).append(_text(side, row))
    longest = max(map(len, piles.values()))
    mixed = [Random(name).sample(pile, len(pile)) for name, pile in piles.items()]  # noqa: S311 - fixed order
    return tuple(pile[n] for n in range(longest) for pile in mixed if n < len(pile))


def _text(side: str, row: dict[str, str]) -> Text:
    money = {name: float(row[name]) for name in ("low", "high") if row[name]}
    whole = {name: int(row[name]) for name in ("months", "maturity") if row.get(name)}
    plain = {name: row[name] for name in ("kind", "title", "detail", "field", "region", "summary", "owner")}
    also = {name: row[name] for name in ("tried", "unit", "evidence") if row.get(name)}
    licences = tuple(one for one in row.get("licences", "").split(",") if one)
    return Text(
        side=side,
        keywords=tuple(words(row["keywords"])),
        licences=licences,
        **plain,
        **also,
        **whole,
        **money,
    )


def number(side: str, place: int) -> Text:
    """Give the text of one place of the demo: as written, then told by other institutes, round by round."""
    base = written(side)
    turn, at = divmod(place, len(base))
    return base[at] if turn == 0 else another(base[at], turn)


def another(base: Text, turn: int) -> Text:
    """Tell of the subject as another institute would, with its own scale, price and words."""
    draw = Random(f"{base.title}{turn}")  # noqa: S311 - the same every time
    kind = base.kind
    if base.side == "offer":
        kinds = _OTHER_KINDS.get(base.kind, ("capability", "service"))
        # A result says how mature it is; what a text tells of people or rooms does not know.
        kinds = tuple(one for one in kinds if base.maturity or one != "result") or kinds
        kind = kinds[(turn - 1) % len(kinds)]
    bank = "need" if base.side == "need" else kind
    note, opening, closing = (
        _said(part, bank, base, turn, draw) for part in ("notes", "openings", "closings")
    )
    own = _own_figures(base.detail, turn, draw)
    said = [f"{opening}。{own[0]}", *own[1:], closing] if turn % 2 else [*own, f"{opening}，{closing}"]
    factor = draw.choice((0.5, 0.6, 0.8, 1.2, 1.5, 2.0))
    return replace(
        base, kind=kind, title=f"{base.title}（{note}）", summary=f"{base.summary.rstrip('。')}；{closing}。",
        detail="。".join(said) + "。",
        low=_scaled(base.low, factor), high=_scaled(base.high, factor),
        months=base.months and max(2, base.months + draw.randrange(-2, 5)),
        maturity=base.maturity and min(9, max(1, base.maturity + draw.choice((-2, -1, 0, 1)))),
        unit=base.unit or _UNITS.get(kind, ""),
        evidence=f"{draw.randrange(2, 9)}家单位试用记录" if base.maturity else "",
    )  # fmt: skip


def _said(part: str, bank: str, base: Text, turn: int, draw: Random) -> str:
    """Give a piece of the wording with figures of its own, each turn of a text another piece."""
    roll = draw.randrange
    figures = {"a": roll(2, 10), "b": roll(12, 61), "c": roll(3, 16), "d": roll(2, 13), "p": roll(6, 36)}
    pieces = wording()[part][bank]
    start = Random(f"{part}{base.title}").randrange(len(pieces))  # noqa: S311 - the same every time
    return pieces[(start + turn) % len(pieces)].format(**figures)


def _own_figures(detail: str, turn: int, draw: Random) -> list[str]:
    """Give the matter with quantities of a plant of another size, each turn without another sentence."""
    parts = [part for part in re.split(r"[。！？]", detail) if part]
    if len(parts) > 2:
        parts.pop((turn - 1) % len(parts) or 1)
    factor = draw.choice((0.4, 0.5, 0.7, 1.3, 1.6, 2.5))
    return [_COUNTED.sub(lambda hit: _round(float(hit[1]) * factor), part) for part in parts]


def _round(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 3 else f"{float(f'{value:.2g}'):.0f}"


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else float(f"{value * factor:.2g}")


@cache
def wording() -> dict[str, dict[str, list[str]]]:
    """Give what is added to texts, and the names of the invented."""
    return tomllib.loads((TEXTS / "wording.toml").read_text(encoding="utf-8"))
