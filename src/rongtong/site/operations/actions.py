"""What operators and the site itself do to keep it safe, written down."""

from __future__ import annotations

from datetime import datetime

from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor
from rongtong.site.operations.rules import OPERATE
from rongtong.site.operations.verbs import BACKED_UP, RESTORE_TESTED, RESTORED


@action
def note_backup(*, name: str, size: int, actor: Actor, at: datetime) -> None:
    """Write down that the backup ``name`` of ``size`` bytes was made."""
    need(actor, OPERATE)
    record(BACKED_UP, actor=actor, at=at, data={"name": name, "size": size})


@action
def note_restore(*, name: str, made_at: str, actor: Actor, at: datetime) -> None:
    """Write down, in the restored trail, which backup it was put back from."""
    need(actor, OPERATE)
    record(RESTORED, actor=actor, at=at, data={"name": name, "made_at": made_at})


@action
def note_restore_test(*, name: str, note: str = "", actor: Actor, at: datetime) -> None:
    """Write down that the backup ``name`` was restored elsewhere and found whole."""
    need(actor, OPERATE)
    record(RESTORE_TESTED, actor=actor, at=at, note=note, data={"name": name})
