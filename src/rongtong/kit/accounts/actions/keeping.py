"""Keeping accounts: lock and unlock, close and open again, departures, sessions, demo accounts."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from rongtong.kit.accounts.leaving import endings
from rongtong.kit.accounts.lock import key
from rongtong.kit.accounts.models import Departure, Device, User
from rongtong.kit.audit import action, record
from rongtong.kit.permissions.actions import close_staff_session, revoke
from rongtong.kit.permissions.queries import holding, open_session
from rongtong.lib.actor import Actor


class NotPossible(ValueError):
    """The account cannot be changed so; the text says why."""


@action
def unlock(*, user: User, actor: Actor, at: datetime, reason: str) -> int:
    """Forget the failed sign-ins of ``user``.

    Give how many rows were forgotten. Who may is the caller's rule.
    """
    gone: int
    gone, _kinds = AccessAttempt.objects.filter(username=key(user)).delete()
    record("accounts.unlocked", about=user, actor=actor, at=at, reason=reason)
    return gone


@action
def end_sessions(
    *, user: User, actor: Actor, at: datetime, only: int | None = None, keep: str | None = None
) -> int:
    """Sign ``user`` out.

    At the place ``only``, or everywhere but in the session ``keep``. Give how many ended.

    The session's row goes, so that its browser is a stranger at the next request.
    """
    rows = UserSession.objects.filter(user_id=user.pk)
    if only is not None:
        rows = rows.filter(pk=only)
    if keep is not None:
        rows = rows.exclude(session_key=keep)
    keys = list(rows.values_list("session_key", flat=True))
    ended, _kinds = Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    if keys:
        record("accounts.sessions_ended", about=user, actor=actor, at=at, data={"count": ended})
    return ended


@action
def suspend(*, user: User, actor: Actor, at: datetime, reason: str) -> None:
    """Close the account for now: it cannot sign in, and who is signed in with it is out."""
    _close(user)
    end_sessions(user=user, actor=actor, at=at)
    record("accounts.suspended", about=user, actor=actor, at=at, reason=reason)


@action
def reinstate(*, user: User, actor: Actor, at: datetime, reason: str) -> None:
    """Open a suspended account again. NotPossible for somebody who left: invite them anew."""
    if Departure.objects.filter(user=user).exists():
        raise NotPossible(_("This person left. Invite them again; their old roles do not come back."))
    User.objects.filter(pk=user.pk).update(is_active=True)
    user.is_active = True
    record("accounts.reinstated", about=user, actor=actor, at=at, reason=reason)


@action
def leave(*, user: User, reason: str, actor: Actor, at: datetime, successor: User | None = None) -> Departure:
    """Take somebody off the site.

    No sign-in, no sessions, no devices, no roles, no tokens; who takes over is kept.

    What upper parts keep (memberships, tokens) ends through ``leaving.when_leaving``. The successor gets
    no role of this part. An upper part may hand over what must not stand empty: an organisation whose
    only administrator leaves is administered by the successor, who must be a member of it already.
    Leaving twice changes nothing. NotPossible when the successor is the person, or has left too.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    done = Departure.objects.filter(user=user).first()
    if done is not None:
        return done
    if successor is not None and (successor.pk == user.pk or not successor.is_active):
        raise NotPossible(_("Choose somebody else to take over: this person is leaving or has left."))
    _close(user)
    end_sessions(user=user, actor=actor, at=at)
    Device.objects.filter(user=user).delete()
    _end_roles(user, actor, at, reason)
    made = Departure.objects.create(user=user, at=at, reason=reason[:200], successor=successor)
    for _name, ending in endings():
        ending(user=user, successor=successor, actor=actor, at=at, reason=reason)
    data = {"successor": successor.pk} if successor else {}
    record("accounts.left", about=user, actor=actor, at=at, reason=reason, data=data)
    return made


@action
def mark_demo(*, user: User, hint: str, actor: Actor, at: datetime) -> None:
    """Let anybody sign in as ``user`` by one click in the demo; ``hint`` says in a line what to try."""
    User.objects.filter(pk=user.pk).update(demo=True, demo_hint=hint[:200])
    user.demo, user.demo_hint = True, hint[:200]
    record("accounts.marked_demo", about=user, actor=actor, at=at)


def _close(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False


def _end_roles(user: User, actor: Actor, at: datetime, reason: str) -> None:
    session = open_session(user.pk, at=at)
    if session is not None:
        close_staff_session(session=session, actor=actor, at=at)
    for assignment in list(holding(at).filter(user=user)):
        revoke(assignment=assignment, actor=actor, at=at, reason=reason)
