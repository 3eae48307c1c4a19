"""Who offers and needs what in the demo, in which state: worked out from the texts, the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from rongtong.apps.vocab import queries as vocab
from rongtong.site.demo.texts import Text, number, wording

VILLAGE = {"need": 60, "offer": 150}
CITY = {"need": 620, "offer": 3_050}
_HOUSES = {"village": 24, "city": 700}
_INSTITUTE = "院所校系组心室站台基地队馆园协会社"
# The doors of the demo: which fields the organisation of one works in, on which sides.
DOORS = {
    "valve": ("03", "need offer"),
    "laser": ("03 05", "need offer"), "die": ("05 03", "need"), "bearing": ("03", "need"),
    "battery": ("06", "need offer"), "vanadium": ("05", "need"), "sensor": ("01", "offer need"),
    "robot": ("03", "offer"), "cement": ("11", "need"), "cloud": ("01", "offer need"), "aero": ("02", "need"),
    "car": ("10", "need"), "univ1": ("01 03 05", "offer"), "univ2": ("06 10 01", "offer"),
    "univ4": ("09", "offer"), "inst1": ("05 02 08", "offer"), "inst2": ("01 03", "offer"),
    "serv1": ("04 07 09", "offer"), "serv3": ("05 07", "offer"), "user1": ("04", "need"),
    "user2": ("10", "need"), "user3": ("11 07", "need"),
}  # fmt: skip
EXPERTS = {
    "01": "xiangnan",
    "03": "liangxue",
    "05": "zhouming",
    "07": "panzhi",
    "09": "wuqiong",
    "10": "aziz",
}
"""Who offers their own knowledge, by field."""
_STATES = {
    "village": ("ending", "draft", "submitted", "closed", "in_review", "returned", "expired", "submitted",
                "taken_down", "late"),
    "city": ("draft", "submitted", "submitted", "late", "in_review", "returned", "expired", "closed",
             "ending"),
}  # fmt: skip


@dataclass(frozen=True)
class House:
    """An invented organisation of the demo; ``place`` numbers it."""

    place: int
    name: str
    short: str
    kind: str
    region: str
    trade: str
    field: str


@dataclass(frozen=True)
class Item:
    """One listing to be: whose (a house, an organisation or a person of the files), and in which state."""

    key: str
    place: int
    text: Text
    state: str
    house: House | None = None
    door: str = ""
    person: str = ""


def items(size: str) -> list[Item]:
    """Give the listings of a size; those of the village come first in the city as well."""
    found = _plan()
    return [one for one in found if one.place < VILLAGE[one.text.side]] if size == "village" else found


def houses(size: str) -> list[House]:
    """Give the organisations that are made for a size, each once, in the order of the listings."""
    return list({one.house.place: one.house for one in items(size) if one.house}.values())


@cache
def _plan() -> list[Item]:
    town = _Town()
    order = [(side, n) for size in (VILLAGE, CITY) for side in ("need", "offer") for n in range(size[side])]
    places = dict.fromkeys(order)
    return [_item(side, n, town) for side, n in places]


def _item(side: str, n: int, town: _Town) -> Item:
    text, size = number(side, n), "village" if n < VILLAGE[side] else "city"
    state, key = _state(size, n), f"demo-{side}-{n}"
    if text.kind == "expert" and text.field in EXPERTS and n < 400:
        return Item(key, n, text, state, person=EXPERTS[text.field])
    door = town.door(text) if size == "village" and n % 5 < 3 else ""
    if door == "valve":
        state = "draft" if side == "need" else "submitted"
    if door:
        return Item(key, n, text, state, door=door)
    return Item(key, n, text, state, house=town.house(text, size, Random(key)))  # noqa: S311


def _state(size: str, n: int) -> str:
    """Give the state of a place: every other one of the village is public, 42 of 51 in the city."""
    others = _STATES[size]
    if size == "village":
        return "published" if n % 2 == 0 else others[n // 2 % len(others)]
    return others[n % 51] if n % 51 < len(others) else "published"


class _Town:
    """Founds organisations while there is room, then lets those of the field have more listings."""

    def __init__(self) -> None:
        self._made: list[House] = []
        self._of: dict[tuple[str, str], list[House]] = {}
        self._names = _names()
        self._given: Counter[str] = Counter()

    def door(self, text: Text) -> str:
        """Give the organisation of a door that works in the field and has least so far; "" for none."""
        fits = [key for key, (fields, sides) in DOORS.items() if text.field in fields and text.side in sides]
        found = min(fits, key=lambda key: self._given[key], default="")
        self._given[found] += 1
        return found

    def house(self, text: Text, size: str, draw: Random) -> House:
        known = self._of.setdefault((text.side, text.field), [])
        own = [one for one in known if one.trade == text.owner]
        fresh = len(self._made) < _HOUSES[size] and (not own or draw.random() < 0.5)
        if not fresh and known:
            return draw.choice(own or known)
        made = self._found(text)
        self._made.append(made)
        known.append(made)
        return made

    def _found(self, text: Text) -> House:
        place, brand = len(self._made), next(self._names)
        path = [term.zh for term in vocab.path(vocab.REGION, text.region)]
        where = path[-1] if path else "成都市"
        city = (path[-2] if len(path) > 2 else "重庆").rstrip("市") + where.rstrip("市区县")
        company = text.side == "need" or text.owner[-1] in "厂司"
        if not company and text.owner[-1] in _INSTITUTE:
            school = "学院" in text.owner
            host = f"{brand}大学" if school else f"{city}{brand}"
            kind = "university" if school else "institute"
            return House(place, f"{host}{text.owner}（演示）", f"{brand}{text.owner}"[:20], kind, text.region,
                         text.owner, text.field)  # fmt: skip
        if text.owner.endswith("医院"):
            return House(place, f"{city}{brand}{text.owner}（演示）", f"{brand}{text.owner}"[:20], "user",
                         text.region, text.owner, text.field)  # fmt: skip
        trade = text.owner.removesuffix("有限公司").removesuffix("公司").removesuffix("厂")
        return House(place, f"{city}{brand}{trade}有限公司", f"{brand}{trade}"[:20], "company", text.region,
                     text.owner, text.field)  # fmt: skip


def _names() -> Iterator[str]:
    """Give brands nobody has given yet: two invented words each."""
    brands, signs = wording()["names"]["brands"], wording()["names"]["signs"]
    pairs = [first + second for first in brands for second in signs]
    Random(10_024).shuffle(pairs)  # noqa: S311
    return iter(brands + pairs)
