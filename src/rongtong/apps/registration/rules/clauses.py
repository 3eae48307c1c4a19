"""Required clauses: present, doubtful or missing, each with its passage; clauses that would be void."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.rules.clauses import catalogue
from rongtong.apps.contracts.rules.kinds import subkind
from rongtong.apps.registration.rules.data import data, rows, source_of, worded
from rongtong.apps.registration.rules.findings import DOUBTFUL, MISSING, PRESENT, Finding, Hint, Terms
from rongtong.apps.registration.rules.passages import passage, sentences

_FIGURE = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万]+(?:次|份|台|套|年|月|日|个|件|项)")


def required(terms: Terms) -> list[dict[str, Any]]:
    """Give the rows of clauses that the kind needs on the day."""
    patent = subkind(terms.kind, str(terms.values["subkind"])).patent
    return [
        row
        for row in rows("clauses", "clause", terms.day, terms.region)
        if terms.kind in row.get("kinds", (terms.kind,)) and (patent or not row.get("only_patent"))
    ]


def clause_findings(terms: Terms) -> list[Finding]:
    """Give one finding for each clause the kind needs."""
    return [_clause(row, terms.clause(row["code"])) for row in required(terms)]


def _clause(row: dict[str, Any], text: str) -> Finding:
    lacks = _lacks(row, text)
    status = MISSING if not text else DOUBTFUL if lacks else PRESENT
    sentence = "" if status == PRESENT else f"{lacks}{worded(row, 'hint')}"
    shown = passage(text, row.get("any", ())) or passage(text)
    return Finding(
        f"clause:{row['code']}", catalogue()[row["code"]].label, status, sentence, source_of(row), shown,
        "clauses", row["article"],
    )  # fmt: skip


def _lacks(row: dict[str, Any], text: str) -> str:
    """Say what makes a clause doubtful; empty when nothing does."""
    if not text:
        return str(_("Not written yet. "))
    if len(text) < row.get("least", 0):
        return str(_("Very short. "))
    if row.get("any") and not any(word in text for word in row["any"]):
        return str(_("None of the words one would look for stands in it. "))
    if row.get("figures") and not _FIGURE.search(text):
        return str(_("No figure stands in it. "))
    return ""


def void_hints(terms: Terms) -> list[Hint]:
    """Give the sentences that look like one of the six kinds of clauses the law holds void (§850)."""
    found = []
    for row in rows("clauses", "void", terms.day, terms.region):
        for code in catalogue():
            for one in sentences(terms.clause(code)):
                if _is_void(row, one):
                    said = _("May be void, %(item)s %(what)s.") % {"item": row["item"], "what": worded(row)}
                    found.append(Hint(row["code"], said, source_of(row), one, f"clause:{code}", "第850条"))
    return found


def _is_void(row: dict[str, Any], sentence: str) -> bool:
    if any(word in sentence for word in data("clauses")["turned"]["words"]):
        return False
    return any(re.search(pattern, sentence) for pattern in row["patterns"])


def void_finding(terms: Terms) -> Finding:
    """Give the finding on void clauses as a whole."""
    hints = void_hints(terms)
    row = rows("clauses", "void", terms.day, terms.region)[0]
    label = _("No clause against competition")
    if not hints:
        return Finding("void", label, PRESENT, "", source_of(row), "", "clauses", "第850条")
    first = hints[0]
    return Finding("void", label, DOUBTFUL, first.sentence, first.source, first.passage, "clauses", "第850条")
