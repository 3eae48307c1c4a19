"""Retention runs."""

from __future__ import annotations

from datetime import datetime

from rongtong.kit.audit import action, record
from rongtong.kit.privacy.models import RetentionRun
from rongtong.kit.privacy.retention import Rule
from rongtong.lib.actor import Actor

BATCH = 500


def run_rule(*, rule: Rule, dry: bool, actor: Actor, at: datetime) -> RetentionRun:
    """Count (``dry``) or dispose of what has had its term, a batch a transaction; stopped, the next run
    goes on.
    """
    before = rule.term.before(at)
    if dry:
        count = rule.old(before).count()
    else:
        count = 0
        while done := _dispose(rule=rule, before=before, actor=actor, at=at):
            count += done
    return _note(rule=rule, before=before, count=count, dry=dry, actor=actor, at=at)


@action
def _dispose(*, rule: Rule, before: datetime, actor: Actor, at: datetime) -> int:
    rows = rule.old(before)
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    if keys:
        rule.dispose(rows.model._base_manager.filter(pk__in=keys))
    return len(keys)


@action
def _note(*, rule: Rule, before: datetime, count: int, dry: bool, actor: Actor, at: datetime) -> RetentionRun:
    made = RetentionRun.objects.create(
        rule=rule.name, at=at, before=before, dry=dry, count=count, actor=actor.id
    )
    if count or dry:
        data = {"rule": rule.name, "before": before.isoformat(), "count": count, "dry": dry}
        record("privacy.retention", about=made, actor=actor, at=at, data=data)
    return made
