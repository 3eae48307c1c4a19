"""The type test: whether the text fits the kind it claims, or looks like another contract.

Cues in the name, the subject and the deliverables are counted (strong 2, weak 1). It never decides: it says
what it saw and where, and a registrar reads the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models.choices import Kind
from rongtong.apps.registration.rules.data import rows, source_of, worded
from rongtong.apps.registration.rules.findings import DOUBTFUL, PRESENT, Finding, Hint, Terms
from rongtong.apps.registration.rules.passages import found_in, passage

FITS = 2
"""Weight of cues from which a text speaks for a kind."""
NEAR_ALONE, NEAR_BESIDE = 1, 2
"""Words of another contract that count when nothing, or when something, speaks for the kind."""


@dataclass(frozen=True)
class Cues:
    """What speaks for one row of the table."""

    row: dict[str, Any]
    strong: tuple[str, ...]
    weak: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Give how much speaks for it."""
        return 2 * len(self.strong) + len(self.weak)

    @property
    def words(self) -> tuple[str, ...]:
        """Give all cues found."""
        return self.strong + self.weak


def cues(row: dict[str, Any], text: str) -> Cues:
    """Give what in a text speaks for a row."""
    return Cues(row, tuple(found_in(text, row["strong"])), tuple(found_in(text, row.get("weak", ()))))


def near_misses(terms: Terms) -> list[Cues]:
    """Give the contracts that are none of technology and of which words stand in the text, most first."""
    text = terms.content()
    near = rows("types", "near", terms.day, terms.region)
    seen = (cues(row, text) for row in near if _concerns(row, terms))
    return sorted((one for one in seen if one.strong), key=lambda one: -one.weight)


def _concerns(row: dict[str, Any], terms: Terms) -> bool:
    kinds, paths = row.get("kinds", (terms.kind,)), row.get("paths", (terms.path,))
    return terms.kind in kinds and terms.path in paths


def claimed(terms: Terms) -> Cues:
    """Give what speaks for the kind it claims: for training and intermediation their own row."""
    text = terms.content()
    own = [row for row in rows("types", "subkind", terms.day, terms.region) if row["code"] == terms.path]
    return cues((own or [_row(terms, terms.kind)])[0], text)


def likeliest(terms: Terms) -> Cues | None:
    """Give the kind for which most speaks; None when nothing does."""
    text = terms.content()
    every = [cues(_row(terms, str(kind)), text) for kind in Kind]
    best = max(every, key=lambda one: one.weight)
    return best if best.weight >= FITS and best.strong else None


def _row(terms: Terms, kind: str) -> dict[str, Any]:
    return next(row for row in rows("types", "kind", terms.day, terms.region) if row["code"] == kind)


def type_test(terms: Terms) -> Finding:
    """Say whether the text fits the kind it claims, with the article and the passage that says so."""
    own, near, other = claimed(terms), near_misses(terms), likeliest(terms)
    text = terms.content()
    speaks = own.weight >= FITS and bool(own.strong)
    strangers = near and near[0].weight // 2 >= (NEAR_BESIDE if speaks else NEAR_ALONE)
    if strangers:
        return _stranger(own, near[0], text)
    if speaks:
        words = {"words": "、".join(own.words[:4]), "test": worded(own.row)}
        return _finding(own.row, PRESENT, _("“%(words)s” speak for it: %(test)s.") % words,
                        passage(text, own.words))  # fmt: skip
    if other is not None and other.row["code"] != terms.kind:
        words = {"kind": str(Kind(other.row["code"]).label), "words": "、".join(other.words[:4])}
        said = _("The text rather speaks for %(kind)s (“%(words)s”).") % words
        return _finding(own.row, DOUBTFUL, said, passage(text, other.words))
    said = _("The text does not say what makes it one: %(test)s.") % {"test": worded(own.row)}
    return _finding(own.row, DOUBTFUL, said, passage(text))


def _stranger(own: Cues, near: Cues, text: str) -> Finding:
    words = {"near": worded(near.row), "words": "、".join(near.words[:4]), "article": near.row["article"]}
    said = _("It looks like another contract: %(near)s, %(article)s (“%(words)s”).") % words
    return _finding({**own.row, "source": near.row["source"], "mark": near.row["mark"]}, DOUBTFUL, said,
                    passage(text, near.words))  # fmt: skip


def _finding(row: dict[str, Any], status: str, sentence: str, where: str) -> Finding:
    label = _("Type of contract")
    return Finding("kind", label, status, sentence, source_of(row), where, "matter", row["article"])


def type_hints(terms: Terms) -> list[Hint]:
    """Give what is to be looked at besides: single words of other contracts, training inside another kind."""
    text = terms.content()
    found = [
        Hint(one.row["code"], _("A word of another contract: %(near)s.") % {"near": worded(one.row)},
             source_of(one.row), passage(text, one.words), "kind", one.row["article"])
        for one in near_misses(terms)
    ]  # fmt: skip
    if terms.kind in ("development", "transfer") and "培训" in text:
        row = next(r for r in rows("types", "subkind", terms.day) if r["code"] == "service.training")
        said = _("Training within it is not registered as a contract of its own.")
        found.append(Hint("training", said, source_of(row), passage(text, ("培训",)), "kind", row["article"]))
    return found
