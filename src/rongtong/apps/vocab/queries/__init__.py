"""Reading the lists. Everybody may read them; each function costs one query outside ``pinned``, none within.

A record keeps the code it was born with: ask for its name with the day it was born (``on``).
"""

from __future__ import annotations

from datetime import date

from rongtong.apps.vocab.models import ListVersion
from rongtong.apps.vocab.queries.catalogue import DatedTerm, ListInfo, Translation
from rongtong.apps.vocab.queries.snapshot import catalogue, pinned

__all__ = [
    "DatedTerm", "ListInfo", "Translation", "ancestors", "children", "choices", "heirs", "history", "label",
    "listing", "lists", "mapped", "path", "pinned", "predecessors", "region_scope", "search", "subtree",
    "successors", "term", "translate", "versions",
]  # fmt: skip

REGION, INDUSTRY, DISCIPLINE = "region", "industry", "discipline"
_WHOLE_COUNTRY = ("000000", "100000")


def lists() -> tuple[ListInfo, ...]:
    """Give all lists in their order."""
    return tuple(catalogue().lists.values())


def listing(list_code: str) -> ListInfo | None:
    """Give one list, or None."""
    return catalogue().lists.get(list_code)


def term(list_code: str, code: str, on: date | None = None) -> DatedTerm | None:
    """Give the term of a code on a day (the latest when no day is given); None when it is not valid then."""
    return catalogue()[list_code].at(code, on)


def label(list_code: str, code: str, on: date | None = None) -> str:
    """Give the name of a code in the reader's language, as it was on a day.

    A code that had ended or not begun keeps its nearest name; an unknown code is its own name.
    """
    found = catalogue()[list_code].nearest(code, on)
    return str(found) if found else code


def path(list_code: str, code: str, on: date | None = None) -> tuple[DatedTerm, ...]:
    """Give the terms from the top down to ``code``; empty for an unknown code."""
    return catalogue()[list_code].path(code, on)


def ancestors(list_code: str, code: str) -> tuple[str, ...]:
    """Give the codes above ``code``, the nearest first."""
    return tuple(found.code for found in reversed(path(list_code, code)[:-1]))


def history(list_code: str, code: str) -> tuple[DatedTerm, ...]:
    """Give every name a code has had, oldest first."""
    return catalogue()[list_code].terms.get(code, ())


def children(list_code: str, code: str = "", on: date | None = None) -> tuple[DatedTerm, ...]:
    """Give the terms directly under ``code`` (the top of the tree when empty), those of a day when given."""
    branches = catalogue()[list_code]
    found = (branches.at(below, on) for below in branches.below.get(code, ()))
    return tuple(one for one in found if one is not None and one.parent == code)


def choices(list_code: str, on: date, level: str = "") -> list[tuple[str, str]]:
    """Give (code, name) of all terms valid on a day, for forms; of one level when named."""
    branches = catalogue()[list_code]
    found = (branches.at(code, on) for code in branches.terms)
    return [(one.code, str(one)) for one in found if one is not None and level in ("", one.level)]


def subtree(list_code: str, code: str) -> frozenset[str]:
    """Give ``code``, every code under it at any time, and those they took over; empty for an unknown code."""
    return catalogue()[list_code].subtree(code)


def region_scope(code: str) -> frozenset[str]:
    """Give the region codes that whoever works for region ``code`` must see, ended ones included.

    两江新区 sees what was born in 江北区 and 渝北区; 000000 (or 100000) is the whole country; an unknown
    code reaches nothing.
    """
    if code in _WHOLE_COUNTRY:
        return frozenset(catalogue()[REGION].terms)
    return subtree(REGION, code)


def successors(list_code: str, code: str) -> tuple[tuple[str, bool], ...]:
    """Give (code, whole) of what directly followed an ended code; whole: it took the place over."""
    found = catalogue()[list_code].at(code, None)
    return found.successors if found else ()


def predecessors(list_code: str, code: str) -> tuple[tuple[str, bool], ...]:
    """Give (code, whole) of what ``code`` directly followed."""
    return catalogue()[list_code].before.get(code, ())


def heirs(list_code: str, code: str, on: date) -> tuple[str, ...]:
    """Give the codes that stand for ``code`` on a day: itself while valid, else whoever took it over."""
    branches, found, waiting, seen = catalogue()[list_code], [], [code], set()
    while waiting:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        if branches.at(here, on):
            found.append(here)
        elif known := branches.at(here, None):
            waiting.extend(after for after, whole in known.successors if whole)
    return tuple(found)


def translate(code: str, from_list: str, to_list: str) -> tuple[Translation, ...]:
    """Give what a code of one list means in another, the closest first; empty when nobody has said."""
    return catalogue().translate(code, from_list, to_list)


def mapped(list_code: str, code: str) -> tuple[Translation, ...]:
    """Give what a code means in all other lists."""
    return catalogue().links.get((list_code, code), ())


def search(text: str, list_code: str | None = None, on: date | None = None) -> list[DatedTerm]:
    """Give the terms whose code or name holds ``text``, the best first; all terms for an empty text."""
    return catalogue().search(text, list_code, on)


def versions(list_code: str) -> list[ListVersion]:
    """Give the versions of a list, newest first, without what they held; one query."""
    return list(ListVersion.objects.filter(list__code=list_code).defer("content").order_by("-number"))
