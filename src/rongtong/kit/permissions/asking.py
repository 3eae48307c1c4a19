"""The one function that answers whether somebody may do something, and the filter that agrees with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from rongtong.kit.permissions.inward import inward
from rongtong.kit.permissions.reach import NOTHING, Reach
from rongtong.kit.permissions.register import Permission, named
from rongtong.kit.permissions.roles import PSEUDO
from rongtong.lib.actor import Actor, Held

M = TypeVar("M", bound=Model)
_NOBODY = Held("anyone")
_ANYBODY = Held("user")


class Refused(PermissionDenied):
    """May not. ``sentence`` says why and what to do, in the reader's language; the page shows it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def can(actor: Actor, permission: Permission | str, obj: Model | None = None) -> bool:
    """Tell whether ``actor`` holds ``permission``, for ``obj`` when one is given.

    Without a record: whether they hold it for anything at all (to show a menu entry). Undeclared for an
    unknown name.
    """
    asked = permission if isinstance(permission, Permission) else named(permission)
    if actor.kind == "system":
        return True
    return any(obj is None or reach.test(actor, held, obj) for held, reach in _grants(actor, asked))


def need(actor: Actor, permission: Permission | str, obj: Model | None = None) -> None:
    """Raise Refused unless ``can``."""
    if not can(actor, permission, obj):
        raise Refused(why_not(actor, permission))


def visible(actor: Actor, permission: Permission | str, queryset: QuerySet[M]) -> QuerySet[M]:
    """Give the records of ``queryset`` for which ``actor`` holds ``permission``."""
    asked = permission if isinstance(permission, Permission) else named(permission)
    if actor.kind == "system":
        return queryset
    condition = NOTHING
    many = False
    for held, reach in _grants(actor, asked):
        query = reach.query(actor, held)
        if query == Q():
            return queryset
        many = many or any(_to_many(queryset.model, path) for path in reach.path.split())
        condition = query if condition is NOTHING else condition | query
    # A way over a relation to many may find a record twice.
    condition = inward(condition, queryset.model)
    return queryset.filter(condition).distinct() if many else queryset.filter(condition)


@cache
def _to_many(model: type[Model], path: str) -> bool:
    """Tell whether a path leads over a relation to many; only then can a filter find a record twice."""
    here: type[Model] = model
    for name in path.split("__"):
        field = here._meta.pk if name == "pk" else here._meta.get_field(name)
        if field.one_to_many or field.many_to_many:
            return True
        if not field.related_model:
            return False
        here = field.related_model
    return False


def why_not(actor: Actor, permission: Permission | str) -> str:
    """Say why ``actor`` may not, and what would help."""
    asked = permission if isinstance(permission, Permission) else named(permission)
    words = {"what": asked.label}
    if actor.kind == "anonymous":
        return _("Please sign in first: “%(what)s” is for people with an account.") % words
    if actor.scopes is not None and asked.name not in actor.scopes:
        return _("This token does not include “%(what)s”. Make one that does.") % words
    if any(reach.staff for held, reach in _grants(actor, asked, in_session=True)) and actor.staff is None:
        return _("“%(what)s” needs a staff session: open one and say why.") % words
    if any(held.role not in PSEUDO for held, _reach in _grants(actor, asked)):
        return (
            _("You may do “%(what)s”, but not for this one: it lies outside your organisation or regions.")
            % words
        )
    if can(actor, asked):
        return _("“%(what)s” is for those whom this concerns, and you are not among them.") % words
    return (
        _("Your roles do not include “%(what)s”. Ask the administrator of your organisation or centre.")
        % words
    )


def _grants(
    actor: Actor, asked: Permission, *, in_session: bool | None = None
) -> Iterator[tuple[Held, Reach]]:
    """Give what ``actor`` holds of ``asked``, role by role. Staff power counts in an open session only."""
    if actor.scopes is not None and asked.name not in actor.scopes:
        return
    session = actor.staff is not None if in_session is None else in_session
    for held in (_NOBODY, *((_ANYBODY,) if actor.kind == "user" else ()), *actor.held):
        for reach in asked.reaches(held.role):
            if session or not reach.staff:
                yield held, reach
