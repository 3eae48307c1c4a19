"""When somebody leaves the site: posts, memberships, requests and delegations end with the account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Delegation, Membership, Posting
from rongtong.apps.parties.rules.organisation_roles import ADMIN
from rongtong.apps.parties.workflow.closing import end_posting
from rongtong.kit import clocks
from rongtong.kit.accounts.actions.keeping import NotPossible
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions.actions import assign
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor


@action
def depart(*, user: Any, successor: Any, actor: Actor, at: datetime, reason: str) -> None:
    """End what ``user`` is in centres and organisations.

    An organisation keeps an administrator: where ``user`` was the only one, ``successor`` becomes it and
    must be a member already. NotPossible otherwise, and then nothing has ended.
    """
    for posting in Posting.objects.select_for_update().filter(user=user, ended_at=None):
        end_posting(posting, actor=actor, at=at, reason=reason)
        data = {"user": user.pk, "who": str(user), "post": posting.post, "centre": posting.centre_id}
        record("parties.posting.ended", about=posting, actor=actor, at=at, reason=reason[:100], data=data)
    # By key: of two departures at once neither waits for what the other holds.
    for membership in Membership.objects.filter(user=user, state="active").order_by("organisation_id"):
        membership.organisation.lock()
        _hand_over(membership, successor, actor, at, reason)
        perform(membership, "remove", actor=actor, at=at, reason="left_job", note=reason)
    for asked in Membership.objects.filter(user=user, state="requested").order_by("organisation_id"):
        done = perform(asked, "refuse", actor=actor, at=at, reason="former", note=reason)
        clocks.stop("parties.joining_request", done, at=at, actor=actor)
    for given in Delegation.objects.filter(Q(principal=user) | Q(delegate=user), ended_at=None):
        given.ended_at = at
        given.save(update_fields=["ended_at"])
        record("parties.delegation.ended", about=given, actor=actor, at=at, reason=reason[:100])


def _hand_over(gone: Membership, successor: Any, actor: Actor, at: datetime, reason: str) -> None:
    """Let the successor administer what would have no administrator, and tell its members."""
    organisation = gone.organisation
    if organisation.admins(at).exists():
        return
    words = {"organisation": organisation.name}
    members = organisation.memberships.filter(state="active")
    if successor is None or not members.filter(user=successor).exists():
        raise NotPossible(
            _("Nobody else administers %(organisation)s. Name a successor who is a member of it.") % words
        )
    if successor.pk == actor.id:
        raise NotPossible(_("Nobody gives themselves a role."))
    assign(user=successor, role=ADMIN, organisation=organisation.pk, actor=actor, at=at, reason=reason[:100])
    told = [one.user for one in members.select_related("user").exclude(user=gone.user)]
    link = reverse("parties:members", args=(organisation.pk,))
    names = {"person": str(successor), "gone": str(gone.user)}
    tell(told, "parties.taken_over", at=at, about=organisation, link=link, **words, **names)
