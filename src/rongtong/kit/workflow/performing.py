"""The only writer of a state: lock, permission, state, guards, set, effects, audit, facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow.facts import StateChanged
from rongtong.kit.workflow.table import Change, Transition, Workflow, workflow_of
from rongtong.lib.actor import Actor

M = TypeVar("M", bound=models.Model)
__all__ = ["Conflict", "Hindered", "perform"]


class Hindered(ValidationError):
    """The table does not allow it now; ``sentence`` says why, in the reader's language."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(sentence)
        self.sentence = str(sentence)


class Conflict(Hindered):
    """Somebody changed the record meanwhile: what was typed is kept by the page, nothing was written."""


def perform(
    obj: M, name: str, *, actor: Actor, at: datetime, reason: str = "", note: str = "",
    data: dict[str, Any] | None = None, version: int | None = None,
) -> M:  # fmt: skip
    """Carry out transition ``name`` on the record and give it as it is then.

    ``version`` is the version the person saw: Conflict when the record has moved on. Refused without the
    permission; Hindered when the state, a guard or a missing reason stands in the way; KeyError for a
    transition the table does not have.
    """
    workflow = workflow_of(obj)
    return _perform(  # type: ignore[no-any-return]
        workflow=workflow, model=type(obj), pk=obj.pk, transition=workflow.by_name[name], actor=actor, at=at,
        reason=reason, note=note, data=data or {}, version=version,
    )  # fmt: skip


@action
def _perform(
    *, workflow: Workflow, model: type[models.Model], pk: Any, transition: Transition, actor: Actor,
    at: datetime, reason: str, note: str, data: dict[str, Any], version: int | None,
) -> Any:  # fmt: skip
    obj: Any = model._default_manager.select_for_update().get(pk=pk)
    before = getattr(obj, workflow.field)
    need(actor, transition.permission, obj)
    _seen(obj, version)
    _allowed(workflow, transition, before)
    _reasoned(transition, reason)
    for guard in transition.guards:
        sentence = guard.refuses(obj, actor, at)
        if sentence is not None:
            raise Hindered(sentence)
    setattr(obj, workflow.field, transition.target)
    obj.version += 1
    obj.save(update_fields=[workflow.field, "version"])
    change = Change(transition, before, actor, at, reason, note, data)
    for effect in transition.effects:
        effect(obj, change)
    record(
        f"{workflow.name}.{transition.name}", about=obj, actor=actor, at=at, reason=reason, note=note,
        changes={workflow.field: [before, transition.target]}, data=data,
    )  # fmt: skip
    publish(
        StateChanged(workflow.name, str(pk), transition.name, before, transition.target, reason, actor.id),
        at=at,
    )
    return obj


def _seen(obj: Any, version: int | None) -> None:
    if version is not None and obj.version != version:
        raise Conflict(
            _("Somebody changed this while you were reading it. Look at it again; what you typed is kept.")
        )


def _allowed(workflow: Workflow, transition: Transition, before: str) -> None:
    if before not in transition.sources:
        words = {"what": transition.label, "state": workflow.by_state[before].label}
        raise Hindered(_("“%(what)s” is not possible in the state “%(state)s”.") % words)


def _reasoned(transition: Transition, reason: str) -> None:
    if transition.reasons and reason not in dict(transition.reasons):
        raise Hindered(_("Choose a reason from the list."))
