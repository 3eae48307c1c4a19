"""The trail of what is loaded: the entries that the actions would have left, in one chain that holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bench.platform.writer import Sheet, finish
from rongtong.kit.audit import chain
from rongtong.kit.audit.models import Entry, Head

NAMES = (*chain.COVERED, "before", "digest")


class Trail:
    """Goes on from the end of the chain; ``finish`` moves the end."""

    def __init__(self) -> None:
        head, _made = Head.objects.get_or_create(pk=1)
        self._number, self._digest = head.number, head.digest
        self.sheet = Sheet(Entry, *NAMES)

    def note(
        self,
        verb: str,
        kind: str,
        about: int,
        label: str,
        *,
        who: int,
        name: str,
        at: datetime,
        changes: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        reason: str = "",
    ) -> None:
        """Take what the account ``who``, called ``name``, did; as ``kit.audit.record`` does."""
        at = at.astimezone(UTC)
        self._number += 1
        entry: dict[str, Any] = {
            "number": self._number,
            "at": at.isoformat(),
            "actor_kind": "user",
            "actor": who,
            "actor_name": name,
            "staff": None,
            "via": "web",
            "verb": verb,
            "kind": kind,
            "about": str(about),
            "label": label,
            "reason": reason,
            "note": "",
            "changes": changes or {},
            "data": data or {},
        }
        before, self._digest = self._digest, chain.digest(entry, self._digest)
        entry |= {"at": at, "before": before, "digest": self._digest}
        self.sheet.add(*(entry[column] for column in NAMES))

    def finish(self) -> None:
        """Write what is left, and set the chain's end behind it."""
        finish(self.sheet)
        Head.objects.filter(pk=1).update(number=self._number, digest=self._digest)
