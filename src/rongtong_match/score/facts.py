"""What the fact features share: comparing attributes, many offers at once, each different pair once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import numpy as np

from rongtong_match.score.base import Feature, Floats, Ints
from rongtong_match.score.prepared import Prepared
from rongtong_match.types import Need, Offer

T = TypeVar("T", bound=Hashable)


def compared(
    prepared: Prepared, offers: Ints, attribute: Callable[[Offer], T], value: Callable[[T], float]
) -> Floats:
    """``value`` of each offer's attribute; computed once for each different attribute."""
    found = [attribute(prepared.offers.records[int(i)]) for i in offers]
    known = {one: value(one) for one in dict.fromkeys(found)}
    return np.array([known[one] for one in found], np.float32)


def fact(name: str, attribute: Callable[[Offer], T], judge: Callable[[Need, T], float]) -> Feature:
    """A feature that compares one attribute of the offer with the need."""

    def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
        record = prepared.needs.records[need]
        return compared(prepared, offers, attribute, lambda one: judge(record, one))

    return Feature(name, values, topic=False)
