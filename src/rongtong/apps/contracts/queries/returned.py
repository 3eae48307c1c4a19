"""What an edited draft changes in the terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract, Terms
from rongtong.apps.contracts.queries.text import paragraphs
from rongtong.apps.contracts.queries.versions import Difference
from rongtong.apps.contracts.queries.word import read_back
from rongtong.apps.contracts.rules.clauses import clauses_of
from rongtong.kit.files.queries import kept_about
from rongtong.kit.files.store import place
from rongtong.lib.differences import differences
from rongtong.lib.documents.apart import read_apart
from rongtong.lib.documents.lines import Unread


class Unreadable(Exception):
    """The file cannot be read, or is no draft of ours; ``sentence`` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Edited:
    """What differs: texts by clause code, the differences for the page, headings nobody knows."""

    name: str
    texts: dict[str, str]
    differences: tuple[Difference, ...]
    unknown: tuple[str, ...]


def edited(contract: Contract, terms: Terms, file: int) -> Edited:
    """Compare a kept file with a version. Unreadable says why not."""
    row = kept_about(contract, "contracts.edited").filter(pk=file).first()
    if row is None or row.held_back:
        raise Unreadable(_("This file is not there any more, or is held back. Bring it again."))
    try:
        back = read_back(read_apart("word", place(row.token)))
    except Unread as fault:
        raise Unreadable(_("The Word file cannot be read. Save it as .docx and bring it again.")) from fault
    if not back.clauses:
        raise Unreadable(_("No clause was found in it: keep the headings of the draft as they are."))
    return Edited(row.name, back.clauses, tuple(_differing(terms.values, back.clauses)), back.unknown)


def _differing(values: Mapping[str, Any], texts: Mapping[str, str]) -> list[Difference]:
    found = []
    for clause in clauses_of(values["kind"]):
        before = "\n".join(paragraphs(values["clauses"].get(clause.code, "")))
        after = texts.get(clause.code, "")
        if before != after:
            found.append(Difference(clause.code, clause.label, tuple(differences(before, after))))
    return found


def merged(values: Mapping[str, Any], back: Edited, chosen: set[str]) -> dict[str, Any]:
    """Give the values with the clauses that were chosen as they stand in the file."""
    taken = {one.code: back.texts.get(one.code, "") for one in back.differences if one.code in chosen}
    return dict(values) | {"clauses": {**values["clauses"], **taken}}
