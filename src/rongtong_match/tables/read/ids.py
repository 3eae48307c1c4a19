"""Ids: the office's own when there are any; else made from the content, so that a record keeps its id."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from rongtong_match.tables.read.drafts import Draft

_PREFIX = {"need": "N", "offer": "O"}


@dataclass(slots=True)
class Given:
    """The ids in the order of the drafts, and what had to be done for them."""

    ids: list[str] = field(default_factory=list)
    made: set[int] = field(default_factory=set)
    """Positions of drafts whose id was made."""
    repeated: dict[int, int] = field(default_factory=dict)
    """Position of a draft whose own id was taken -> position of the draft that has it."""


def give_ids(drafts: Sequence[Draft], side: str) -> Given:
    """A unique id for each draft. Running numbers serve only when all are there and none repeats."""
    serials = {draft.serial for draft in drafts}
    running = len(serials) == len(drafts) and "" not in serials and not any(draft.id for draft in drafts)
    given = Given()
    owner: dict[str, int] = {}
    reserved = {draft.id for draft in drafts}
    tried: dict[str, int] = {}
    for position, draft in enumerate(drafts):
        own = draft.id or (draft.serial if running else "")
        wanted = own or _digest(draft, _PREFIX[side])
        if not own:
            given.made.add(position)
        elif wanted in owner:
            given.repeated[position] = owner[wanted]
        chosen = _free(wanted, owner, reserved, tried) if wanted in owner else wanted
        owner[chosen] = position
        given.ids.append(chosen)
    return given


def _free(wanted: str, owner: dict[str, int], reserved: set[str], tried: dict[str, int]) -> str:
    """Counts on from where it stopped: a column of kinds taken for ids repeats one of them in every row."""
    number = tried.get(wanted, 1) + 1
    while f"{wanted}-{number}" in owner or f"{wanted}-{number}" in reserved:
        number += 1
    tried[wanted] = number
    return f"{wanted}-{number}"


def _digest(draft: Draft, prefix: str) -> str:
    """40 bits: among a million records two share an id once in two files; ``_free`` parts them."""
    parts = (str(draft.values.get(name, "")) for name in ("title", "detail", "organisation"))
    content = "\x1f".join(parts).encode("utf-8", "replace")
    return f"{prefix}-{hashlib.blake2b(content, digest_size=5).hexdigest().upper()}"
