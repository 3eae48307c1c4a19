"""The text of a contract as the registrar reads it: each article with what the checks found about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.text import Section, annexes_of, sections_of
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.rules.findings import DOUBTFUL, Finding, Findings


@dataclass(frozen=True)
class Part:
    """A stretch of a paragraph; ``said`` is what was found about it, empty for nothing."""

    text: str
    said: str = ""


@dataclass(frozen=True)
class Article:
    """One article: its section, its paragraphs in stretches, the finding about it as a whole."""

    section: Section
    paragraphs: Sequence[Sequence[Part]]
    finding: Finding | None

    @property
    def doubtful(self) -> bool:
        """Tell whether something in it is to be looked at."""
        marked = any(part.said for paragraph in self.paragraphs for part in paragraph)
        return marked or (self.finding is not None and self.finding.status == DOUBTFUL)


def handed_in(one: Registration) -> list[list[str]]:
    """Give the form of the latest round; empty before the first."""
    row = one.submissions.first()
    return row.form if row else []


def marked_text(one: Registration, findings: Findings) -> dict[str, object]:
    """Give ``articles`` and ``annexes`` of the version that was handed in. One query."""
    terms = terms_no(one.contract, one.terms_no)
    if terms is None:
        return {"articles": [], "annexes": []}
    about = {item.place: item for item in findings.items}
    articles = []
    for section in sections_of(terms.values):
        place = f"clause:{section.code}"
        passages = [(hint.passage, hint.sentence) for hint in findings.hints if hint.place == place]
        paragraphs = [_parted(text, passages) for text in section.paragraphs]
        articles.append(Article(section, paragraphs, about.get(place)))
    return {"articles": articles, "annexes": annexes_of(terms.values)}


def _parted(text: str, passages: Sequence[tuple[str, str]]) -> list[Part]:
    """Part a paragraph at the passages found in it; the parts joined are the paragraph."""
    parts, rest = [], text
    for passage, said in passages:
        before, found, after = rest.partition(passage)
        if found:
            parts += [Part(before), Part(found, said)]
            rest = after
    return [part for part in (*parts, Part(rest)) if part.text]
