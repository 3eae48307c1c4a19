"""The badge of a record's state, for tables."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from rongtong.kit.pages.tags.values import state
from rongtong.kit.workflow.table import workflow_of


def badge_of(record: Any) -> SafeString:
    """Draw the state a record is in, in the words of its workflow."""
    shown = workflow_of(record).by_state[record.state]
    return state(shown.label, shown.kind)
