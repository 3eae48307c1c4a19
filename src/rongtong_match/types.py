"""What goes into the matcher and what comes out: frozen values, no behaviour beyond their own arithmetic.

Units everywhere: money in fen (1/100 yuan) as ``int``; dates as ``datetime.date``; maturity as the
technology readiness level 1-9 (GB/T 22900-2022); regions as six-digit codes (GB/T 2260); a share, a
score or a feature as a ``float`` in [0, 1].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How well an offer answers a need, as a reader of both would grade it."""

    NONE = 1
    WEAK = 2
    STRONG = 3
    DIRECT = 4


class Outcome(StrEnum):
    """What is known of one hard constraint."""

    MET = "met"
    VIOLATED = "violated"
    UNKNOWN = "unknown"


class NeedKind(StrEnum):
    """What a company asks for (科技所需)."""

    SERVICE = "service"
    RESULT = "result"
    RESEARCH = "research"
    TALENT = "talent"
    FINANCE = "finance"


class OfferKind(StrEnum):
    """What a scientist, an institute or a company can give (科技所能)."""

    SERVICE = "service"
    RESULT = "result"
    CAPABILITY = "capability"
    EXPERT = "expert"
    INSTRUMENT = "instrument"
    PILOT = "pilot"
    BASE = "base"
    FINANCE = "finance"


class Licence(StrEnum):
    """The form in which technology changes hands (民法典 ch. 20; 先用后转 is a trial before a transfer)."""

    TRANSFER = "transfer"
    EXCLUSIVE = "exclusive"
    ORDINARY = "ordinary"
    DEVELOPMENT = "development"
    SERVICE = "service"
    EQUITY = "equity"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Money:
    """A range of money in fen, both ends included; ``None`` is an open end. ``Money(None, None)`` is 面议."""

    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if (self.low is not None and self.low < 0) or (self.high is not None and self.high < 0):
            raise ValueError("money cannot be negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("the low end of a money range is above its high end")

    @property
    def open(self) -> bool:
        """True when neither end is known (面议)."""
        return self.low is None and self.high is None


@dataclass(frozen=True, slots=True)
class Need:
    """One technology need. Only ``id`` and ``title`` are required; what is absent is unknown."""

    id: str
    title: str
    detail: str = ""
    kind: NeedKind | None = None
    fields: tuple[str, ...] = ()
    industry: str | None = None
    region: str | None = None
    organisation: str | None = None
    party: str | None = None
    """Resolved identity of the organisation or person; conflict checks use it before any name."""
    keywords: tuple[str, ...] = ()
    budget: Money | None = None
    deadline: date | None = None
    min_maturity: int | None = None
    licences: frozenset[Licence] = frozenset()
    wanted_regions: tuple[str, ...] = ()
    """Where the offer may come from, as region codes; a code covers all below it. Empty: anywhere."""
    wanted_kinds: frozenset[OfferKind] = frozenset()
    avoids: frozenset[str] = frozenset()
    """Parties (resolved identities or names) that must never be put before this need."""
    posted: date | None = None
    extra: tuple[tuple[str, str], ...] = ()
    """Columns nobody recognised, in their order: they travel through untouched."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One technology offer of any kind. Only ``id`` and ``title`` are required."""

    id: str
    title: str
    detail: str = ""
    kind: OfferKind | None = None
    fields: tuple[str, ...] = ()
    industry: str | None = None
    region: str | None = None
    organisation: str | None = None
    person: str | None = None
    party: str | None = None
    keywords: tuple[str, ...] = ()
    price: Money | None = None
    available_from: date | None = None
    available_until: date | None = None
    turnaround_days: int | None = None
    maturity: int | None = None
    licences: frozenset[Licence] = frozenset()
    serves_regions: tuple[str, ...] = ()
    """Where the offerer works, as region codes; a code covers all below it. Empty: not said."""
    capacity: int | None = None
    """How many needs the offerer can take on at once; ``None``: not said."""
    min_fee: int | None = None
    """The least fee (fen) that the offerer talks about at all: the offer side's own limit."""
    avoids: frozenset[str] = frozenset()
    posted: date | None = None
    extra: tuple[tuple[str, str], ...] = ()


Record = Need | Offer


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one record's text: ``text[start:end]`` of the field named ``part``."""

    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason as data: a code and its parameters. ``explain.sentences`` makes the sentence.

    ``params`` are (name, value) pairs, values already plain text or numbers, sorted by name.
    """

    code: str
    params: tuple[tuple[str, str | int | float], ...] = ()
    need_passages: tuple[Passage, ...] = ()
    offer_passages: tuple[Passage, ...] = ()
    because: Reason | None = None
    """The reason behind this one: its sentence, in the reader's language, is the parameter ``why``."""

    def get(self, name: str, default: str | int | float = "") -> str | int | float:
        """The parameter called ``name``."""
        return dict(self.params).get(name, default)


@dataclass(frozen=True, slots=True)
class Check:
    """One hard constraint looked at: its outcome, why, and the question that an unknown asks."""

    constraint: str
    outcome: Outcome
    reason: Reason
    question: Reason | None = None
    asks: str | None = None
    """Whom the question is for: ``need`` or ``offer``."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All hard constraints of a pair. It never changes the score, nor the score the verdict."""

    checks: tuple[Check, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Violated if any is violated, else unknown if any is unknown, else met."""
        seen = {check.outcome for check in self.checks}
        for outcome in (Outcome.VIOLATED, Outcome.UNKNOWN):
            if outcome in seen:
                return outcome
        return Outcome.MET

    @property
    def questions(self) -> tuple[Check, ...]:
        """The unknown checks that ask something."""
        return tuple(c for c in self.checks if c.outcome is Outcome.UNKNOWN and c.question is not None)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the score: ``points`` in millionths, so that sums are exact."""

    feature: str
    value: float
    weight: float
    points: int


@dataclass(frozen=True, slots=True)
class Match:
    """One need with one offer. ``score`` is exactly the sum of the contributions' points over 1,000,000."""

    need_id: str
    offer_id: str
    rank: int
    score: float
    level: Level
    verdict: Verdict
    contributions: tuple[Contribution, ...] = ()
    reasons: tuple[Reason, ...] = ()
    chances: Mapping[Level, float] = field(default_factory=dict)
    """Calibrated probability of each level; sums to 1."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How features combine: a non-negative weight each, level thresholds on the score, and their version."""

    version: str
    features: tuple[tuple[str, float], ...]
    thresholds: tuple[float, float, float]
    """Lowest score of weak, strong and direct."""
    calibration: tuple[tuple[float, float], ...] = ()
    """Per boundary (>= weak, >= strong, >= direct): slope and intercept of a logistic curve on the score."""

    def weight(self, feature: str) -> float:
        """The weight of ``feature``; an unnamed feature weighs nothing."""
        return dict(self.features).get(feature, 0.0)
