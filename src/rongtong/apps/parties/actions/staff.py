"""Posting people to a centre and ending their posts; power comes and goes with the post."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Centre, Posting
from rongtong.apps.parties.models.staff import POST_ROLES, end_of, serving
from rongtong.apps.parties.rules import centres as rules
from rongtong.apps.parties.workflow.closing import end_posting
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions import Permission, Refused, need
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import Actor


@action
def post(
    *, centre: Centre, user: Any, post: str, actor: Actor, at: datetime, until: date | None = None,
    most: int = 30, reason: str = "",
) -> Posting:  # fmt: skip
    """Post an account to a centre from now on, with the post's role. A running post is given back.

    ValidationError for a closed centre or a last day in the past; Refused for one's own posting.
    """
    need(actor, _permission(post), centre)
    if actor.id == user.pk:
        raise Refused(_("Nobody posts themselves. Ask the centre above."))
    if centre.state not in ("planned", "open"):
        raise ValidationError(_("This centre is closed."))
    today = timezone.localdate(at)
    if until is not None and until < today:
        raise ValidationError({"until": _("The last day lies in the past.")})
    running = centre.postings.select_for_update().filter(serving(at), user=user, post=post).first()
    if running is not None:
        return running
    held = assign(
        user=user,
        role=POST_ROLES[post],
        centre=centre.pk,
        ends=end_of(until),
        actor=actor,
        at=at,
        reason=reason,
    )
    made = Posting.objects.create(
        centre=centre, user=user, post=post, since=today, until=until, most=most, assignment=held.pk
    )
    data = {"user": user.pk, "who": str(user), "post": post, "centre": centre.pk}
    record("parties.posting.began", about=made, actor=actor, at=at, reason=reason[:100], data=data)
    _tell("parties.posted", made, at)
    return made


@action
def end_post(*, posting: Posting, reason: str, actor: Actor, at: datetime) -> Posting:
    """End a posting now: that account's next request has no power from it. Ended ones stay as they are."""
    kept = Posting.objects.select_for_update().select_related("centre", "user").get(pk=posting.pk)
    need(actor, _permission(kept.post), kept.centre)
    if kept.ended_at is not None:
        return kept
    end_posting(kept, actor=actor, at=at, reason=reason)
    data = {"user": kept.user_id, "who": str(kept.user), "post": kept.post, "centre": kept.centre_id}
    record("parties.posting.ended", about=kept, actor=actor, at=at, reason=reason[:100], data=data)
    _tell("parties.post_ended", kept, at)
    return kept


@action
def set_load(*, posting: Posting, most: int, actor: Actor, at: datetime) -> Posting:
    """Set how many cases a member of staff takes at once."""
    need(actor, rules.STAFF, posting.centre)
    record(
        "parties.posting.load_set", about=posting, actor=actor, at=at, changes={"most": [posting.most, most]}
    )
    posting.most = most
    posting.save(update_fields=["most"])
    return posting


def _permission(post: str) -> Permission:
    return rules.HEAD if post == Posting.Post.HEAD else rules.STAFF


def _tell(name: str, posting: Posting, at: datetime) -> None:
    words = {"centre": posting.centre.name, "post": str(posting.get_post_display())}
    link = reverse("parties:centre", args=(posting.centre_id,))
    tell(posting.user, name, at=at, about=posting, link=link, **words)
