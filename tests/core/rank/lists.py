"""The sample as two lists, and matches of it made once."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import Matcher, match, matcher
from rongtong_match.results import Run
from rongtong_match.tables import read_needs, read_offers
from rongtong_match.types import Need, Offer

TODAY = date(2026, 11, 20)
SAMPLES = Path(__file__).parents[3] / "samples"


@cache
def needs() -> tuple[Need, ...]:
    return tuple(read_needs(SAMPLES / "needs.xlsx", today=TODAY).records)


@cache
def offers() -> tuple[Offer, ...]:
    return tuple(read_offers(SAMPLES / "offers.xlsx", today=TODAY).records)


@cache
def run(**options: object) -> Run:
    """The whole sample by words alone."""
    return match(needs(), offers(), Options(TODAY, **options))


@cache
def small(**options: object) -> Run:
    """A few needs against all offers."""
    return match(needs()[:6], offers(), Options(TODAY, **options))


@cache
def ready(**options: object) -> Matcher:
    return matcher(needs(), offers(), Options(TODAY, **options))


def few(asking: Sequence[Need], offering: Sequence[Offer], **options: object) -> Run:
    return match(asking, offering, Options(TODAY, **options))
