"""The tile map of Sichuan and Chongqing: one square a county, prefectures where the compass puts them.

Made by us, so that no boundary of any map is shipped; ``RONGTONG_MAP_FILE`` names a real one (``shapes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rongtong_match.values.gazetteer import SUCCESSORS, Region, regions, short

TILE = 40
"""Edge of a tile in units of the drawing."""
CLASSES = 5


@dataclass(frozen=True)
class Tile:
    """One county: its code, short name, prefecture's name and place (units of the drawing)."""

    code: str
    name: str
    parent: str
    x: float
    y: float


@dataclass(frozen=True)
class Block:
    """A prefecture, or Chongqing: its name and where its label stands."""

    name: str
    x: float
    y: float


@cache
def tiles(today: date) -> tuple[Tile, ...]:
    """Give all tiles for the counties that exist on a day."""
    return tuple(tile for line in _lines() for tile in _block(line, today))


@cache
def blocks() -> tuple[Block, ...]:
    """Give the labels of the blocks."""
    return tuple(Block(short(_parent(p).name), float(x) * TILE, float(y) * TILE) for p, x, y, *_ in _lines())


@cache
def pattern(today: date) -> str:
    """Give all tiles as one path, for decoration."""
    edge = TILE - 5
    return "".join(f"M{t.x:g} {t.y:g}h{edge}v{edge}h-{edge}z" for t in tiles(today))


def _lines() -> list[list[str]]:
    text = files(__package__).joinpath("data/tiles.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _parent(prefix: str) -> Region:
    return regions()[prefix.ljust(6, "0")]


def _block(line: list[str], today: date) -> Iterator[Tile]:
    prefix, left, top, width = line[0], float(line[1]), float(line[2]), int(line[3])
    order = line[4].split() if len(line) > 4 else [r.code for r in _counties(prefix, today)]
    for place, code in enumerate(order):
        if code != "-" and _alive(regions()[code], today):
            x, y = left + place % width, top + place // width
            yield Tile(code, short(regions()[code].name), _parent(prefix).name, x * TILE, y * TILE)


def _counties(prefix: str, today: date) -> Iterator[Region]:
    for code, region in regions().items():
        if code.startswith(prefix) and not code.endswith("00") and _alive(region, today):
            yield region


def _alive(region: Region, today: date) -> bool:
    return (region.since is None or region.since <= today) and (region.until is None or today < region.until)


def settled(figures: Mapping[str, int], today: date) -> dict[str, int]:
    """Give the figures by codes that exist on a day: what a county that ended had goes to its successor."""
    sums: dict[str, int] = {}
    for code, figure in figures.items():
        region = regions().get(code)
        heir = code if region is None or _alive(region, today) else SUCCESSORS.get(code, code)
        sums[heir] = sums.get(heir, 0) + figure
    return sums


def limits(figures: Mapping[str, int]) -> tuple[int, ...]:
    """Give the upper limits of at most five classes with about as many counties each, zeros left out."""
    values = sorted(value for value in figures.values() if value > 0)
    marks = (
        {values[(len(values) * part - 1) // CLASSES] for part in range(1, CLASSES + 1)} if values else set()
    )
    return tuple(sorted(marks))


def level(value: int, marks: tuple[int, ...]) -> int:
    """Give the class of a figure, 0 for nothing up to 5 for the most; few classes are spread out."""
    if value <= 0:
        return 0
    place = next(number for number, mark in enumerate(marks) if value <= mark)
    return CLASSES if len(marks) == 1 else 1 + round(place * (CLASSES - 1) / (len(marks) - 1))
