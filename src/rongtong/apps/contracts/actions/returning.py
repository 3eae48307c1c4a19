"""Keeping an edited draft until somebody has chosen what to take over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.contracts.actions.holding import hold
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.rules.contracts import NEGOTIATE
from rongtong.kit import files
from rongtong.kit.audit import action
from rongtong.kit.files.models import File
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


@action
def bring_back(*, contract: Contract, upload: Any, actor: Actor, at: datetime) -> File:
    """Keep an edited Word file with the contract."""
    kept = hold(contract, "drafting")
    need(actor, NEGOTIATE, kept)
    return files.keep(upload, purpose="contracts.edited", actor=actor, at=at, about=kept)
