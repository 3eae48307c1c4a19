"""Reasons, checks and contributions as sentences: the wording follows the data, not one template.

A code may have variants (``topic.terms~2``); which one a pair gets depends only on its two ids, so the
same run always reads the same while neighbouring candidates read differently.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from zlib import crc32

from rongtong_match.messages import Language, catalogue, cause, listed, tell
from rongtong_match.types import Contribution, Match, Reason

ORDER = (
    "topic.title",
    "topic.terms",
    "topic.meaning",
    "maturity.gap",
    "budget.fits",
    "maturity.ready",
    "region.same",
    "record.track",
    "deadline.fits",
    "field.same",
    "cooperation.kind",
    "region.near",
    "field.near",
)
"""Which reason is said first: the subject, then what decides a talk, then what merely fits."""
SHOWN_TERMS, TERM_LENGTH = 4, 40
_TOPIC, _WARNING = "topic.", "quality."


@cache
def variants(code: str) -> tuple[str, ...]:
    """The code itself and its declared variants, in order."""
    return tuple(key for key in sorted(catalogue()) if key == code or key.startswith(f"{code}~"))


def sentence(reason: Reason, language: Language = "zh", *, seed: str = "") -> str:
    """The sentence of one reason; ``seed`` picks among variants, the empty seed takes the first.

    Raises ``KeyError`` for an undeclared code.
    """
    terms = _terms(reason)
    code = f"{reason.code}.one" if len(terms) == 1 and f"{reason.code}.one" in catalogue() else reason.code
    choices = variants(code) or (code,)
    choice = choices[crc32(f"{seed}|{code}".encode()) % len(choices)] if seed else code
    return tell(choice, language, **_readable(reason, terms, language))


def sentences(match: Match, language: Language = "zh") -> tuple[str, ...]:
    """All reasons of a match as sentences, the telling ones first, no two alike."""
    seed = f"{match.need_id}|{match.offer_id}"
    said = (sentence(reason, language, seed=seed) for reason in ordered(match.reasons))
    return tuple(dict.fromkeys(said))


def summary(match: Match, language: Language = "zh", *, most: int = 2) -> str:
    """Why this pair, in ``most`` sentences at most: the subject, then what decides; a warning goes last."""
    reasons = ordered(match.reasons)
    subject = [r for r in reasons if r.code.startswith(_TOPIC)][:1]
    rest = [r for r in reasons if not r.code.startswith((_TOPIC, _WARNING))][:1]
    warning = [r for r in reasons if r.code.startswith(_WARNING)][:1]
    chosen = (subject + (warning or rest)) if subject else rest + warning
    if not chosen:
        return tell("explain.nothing", language)
    seed = f"{match.need_id}|{match.offer_id}"
    return _join([sentence(reason, language, seed=seed) for reason in chosen[:most]], language)


def ordered(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Reasons in the order in which they are said; undeclared places keep their given order."""
    place = {code: i for i, code in enumerate(ORDER)}
    return tuple(sorted(reasons, key=lambda r: place.get(r.code, len(ORDER))))


def label(feature: str, language: Language = "zh") -> str:
    """The name of a feature; one that nobody declared keeps its code name, so that nothing hides."""
    code = f"report.feature.{feature}"
    return tell(code, language) if code in catalogue() else feature


def points(contributions: Sequence[Contribution]) -> tuple[int, ...]:
    """Contributions in tenths of a point of 100, rounded so that they add up to the rounded sum exactly.

    Largest remainder method; ties go to the earlier contribution.
    """
    exact = [c.points for c in contributions]
    floors = [p // 1000 for p in exact]
    short = (sum(exact) + 500) // 1000 - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda i: (-(exact[i] % 1000), i))
    raised = set(by_remainder[: max(0, short)])
    return tuple(f + (i in raised) for i, f in enumerate(floors))


def _terms(reason: Reason) -> list[str]:
    return [t for t in str(reason.get("terms")).split("、") if t]


def _readable(reason: Reason, terms: list[str], language: Language) -> dict[str, str | int | float]:
    """The parameters, with a long list of terms cut and joined as the language joins lists."""
    params = dict(reason.params) | cause(reason, language)
    if terms:
        params["terms"] = listed((term[:TERM_LENGTH] for term in terms[:SHOWN_TERMS]), language)
    return params


def _join(parts: list[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(parts)
