"""A filter over a relation, asked from within: first whose records they are, then the records.

Conditions over joins (``person__user``, ``buyer__organisation``) that stand beside others with OR make a
database read every record there is; a value, or a small set of keys, it looks up.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model, Q, Subquery


def inward(query: Q, model: type[Model]) -> Q:
    """Give the same filter of ``model`` with each equality beyond a foreign key as a subquery."""
    children: list[Any] = list(query.children)
    children = [inward(child, model) if isinstance(child, Q) else _asked(child, model) for child in children]
    return Q(*children, _connector=query.connector, _negated=query.negated)


def _asked(condition: tuple[str, Any], model: type[Model]) -> tuple[str, Any]:
    path, value = condition
    head, _, rest = path.partition("__")
    over = _over(model, head, rest)
    if over is None:
        return path, value
    target, alone = over
    keys = target._base_manager.filter(**{rest: value}).values("pk")
    return (head, Subquery(keys[:1])) if alone else (f"{head}__in", keys)


@cache
def _over(model: type[Model], head: str, rest: str) -> tuple[type[Model], bool] | None:
    """Give the model behind a foreign key and whether ``rest`` finds one record at most; None: leave it."""
    try:
        key = model._meta.get_field(head)
        names = rest.split("__")
        if not isinstance(key, ForeignKey) or key.target_field.name != key.related_model._meta.pk.name:
            return None
        here: Any = key.related_model
        for place, name in enumerate(names):
            field: Any = here._meta.get_field(name)
            if (
                field.one_to_many
                or field.many_to_many
                or (place < len(names) - 1 and not field.related_model)
            ):
                return None
            here = field.related_model
    except FieldDoesNotExist:
        return None
    return key.related_model, len(names) == 1 and bool(getattr(field, "unique", False))
