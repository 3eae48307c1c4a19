"""Reading a masked field in clear: asked, reasoned, written down."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.privacy.models import Reading
from rongtong.kit.privacy.sensitive import declared
from rongtong.lib.actor import Actor

SHORTEST_REASON = 4


@action
def reveal(*, obj: models.Model, field: str, actor: Actor, at: datetime, reason: str = "") -> str:
    """Give the clear value of a sensitive field and note who read it, when and why.

    Refused without the permission; ValidationError without a reason. Reading one's own is neither
    reasoned nor noted. Everywhere else ``masked`` is shown.
    """
    guarded = declared(type(obj), field)
    need(actor, guarded.read, obj)
    subject = guarded.subject_of(obj)
    if subject is None or subject != actor.id:
        _note(obj, field, subject, actor, at, reason.strip())
    return str(getattr(obj, field) or "")


def _note(
    obj: models.Model, field: str, subject: int | None, actor: Actor, at: datetime, reason: str
) -> None:
    if len(reason) < SHORTEST_REASON:
        raise ValidationError(
            _("Say in a few words what you need it for; the person can see it."), code="privacy.reason"
        )
    Reading.objects.create(
        subject_id=subject, kind=obj._meta.label, about=str(obj.pk), field=field,
        reader=actor.id, reader_name=actor.name[:150], reason=reason[:200], at=at,
    )  # fmt: skip
    record(
        "privacy.read",
        about=obj,
        actor=actor,
        at=at,
        reason=reason[:100],
        data={"field": field, "of": subject},
    )
