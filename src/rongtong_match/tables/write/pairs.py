"""Pairs for programs (jsonl, one line a pair) and for any spreadsheet (csv)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from rongtong_match.tables.write.cells import neutral
from rongtong_match.tables.write.wording import Wording
from rongtong_match.types import Check, Match, Need, Offer

_HEADS = (
    *("need_id", "need_title", "offer_id", "offer_title", "organisation"),
    *("rank", "score", "level", "verdict", "reasons", "questions"),
)


def write_jsonl(path: Path, matches: Iterable[Match], say: Wording) -> None:
    """UTF-8, keys in a fixed order, scores with all their digits."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for match in matches:
            file.write(
                json.dumps(_entry(match, say), ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"
            )


def _entry(match: Match, say: Wording) -> dict[str, object]:
    return {
        "need_id": match.need_id,
        "offer_id": match.offer_id,
        "rank": match.rank,
        "score": match.score,
        "level": int(match.level),
        "verdict": match.verdict.outcome.value,
        "reasons": list(say.reasons(match)),
        "checks": [_check(check, say) for check in match.verdict.checks],
        "contributions": [
            {"feature": c.feature, "value": c.value, "weight": c.weight, "points": c.points}
            for c in match.contributions
        ],
        "chances": {str(int(level)): chance for level, chance in sorted(match.chances.items())},
    }


def _check(check: Check, say: Wording) -> dict[str, object]:
    return {
        "constraint": check.constraint,
        "outcome": check.outcome.value,
        "reason": say.reason(check.reason),
        "question": say.reason(check.question) if check.question is not None else None,
        "asks": check.asks,
    }


def write_csv(
    path: Path, matches: Iterable[Match], needs: Mapping[str, Need], offers: Mapping[str, Offer], say: Wording
) -> None:
    """UTF-8 with a byte-order mark, without which Excel takes it for the local code page."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([say(f"csv.{head}") for head in _HEADS])
        for match in matches:
            need, offer = needs.get(match.need_id), offers.get(match.offer_id)
            row = (
                match.need_id,
                need.title if need else "",
                match.offer_id,
                offer.title if offer else "",
                (offer.organisation or "") if offer else "",
                match.rank,
                match.score,
                say.level(match.level),
                say.outcome(match.verdict.outcome),
                "\n".join(say.reasons(match)),
                "\n".join(say.questions(match)),
            )
            writer.writerow([neutral(value) for value in row])
