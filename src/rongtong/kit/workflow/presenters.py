"""The sentence of every change of state: made from the table, so that no app need write one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present_family
from rongtong.kit.audit.models import Entry
from rongtong.kit.workflow.table import workflows


def changed(entry: Entry) -> str | None:
    """Say what was done with what, from which state to which, and the typed reason."""
    name, _dot, arrow = entry.verb.rpartition(".")
    workflow = workflows().get(name)
    if workflow is None or arrow not in workflow.by_name:
        return None
    before, after = entry.changes.get(workflow.field, ("", ""))
    words = {
        "what": workflow.by_name[arrow].label,
        "label": entry.label,
        "before": workflow.by_state[before].label if before in workflow.by_state else before,
        "after": workflow.by_state[after].label if after in workflow.by_state else after,
        "reason": dict(workflow.by_name[arrow].reasons).get(entry.reason, entry.reason),
    }
    if entry.reason:
        return _("%(what)s “%(label)s”: %(before)s → %(after)s (%(reason)s)") % words
    return _("%(what)s “%(label)s”: %(before)s → %(after)s") % words


present_family(changed)
