"""What happens around signing in, kept in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.urls import reverse

from rongtong.kit.accounts.models import Device, User
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Visit:
    """How somebody came.

    What the browser calls itself, the network address with its end hidden, by what means.
    """

    device: str
    place: str
    means: str = "password"

    def data(self) -> dict[str, str]:
        """Give what the trail keeps."""
        return {"device": self.device, "place": self.place, "means": self.means}


def as_actor(user: User) -> Actor:
    """Give ``user`` as an actor without roles: enough to say who changed their own account."""
    return Actor("user", user.pk, str(user))


@action
def sign_in(*, user: User, visit: Visit, token: str, actor: Actor, at: datetime) -> None:
    """Note a sign-in from the browser that holds ``token``; tell the owner when it is a new one.

    The first sign-in of an account is nobody's surprise, nor is one through a door of the demo.
    """
    known = Device.objects.filter(user=user)
    is_first = not known.exists()
    digest = sha256(token.encode()).hexdigest()
    device, is_new = Device.objects.get_or_create(
        user=user, digest=digest, defaults={"label": visit.device, "first_at": at, "last_at": at}
    )
    if not is_new:
        device.label, device.last_at = visit.device, at
        device.save(update_fields=("label", "last_at"))
    is_news = is_new and not is_first and visit.means != "demo"
    record("accounts.signed_in", about=user, actor=actor, at=at, data=visit.data() | {"new": is_news})
    if is_news:
        device_name, place = visit.device or "?", visit.place or "?"
        link = reverse("accounts:sessions")
        tell(user, "accounts.new_device", at=at, link=link, device=device_name, place=place)


@action
def note_failure(
    *, user: User | None, typed: str, locked: bool, visit: Visit, actor: Actor, at: datetime
) -> None:
    """Note a failed sign-in; ``typed`` comes masked. With ``locked`` the lock fell with this one."""
    data = visit.data() | {"typed": typed}
    record("accounts.sign_in_failed", about=user, actor=actor, at=at, data=data)
    if locked:
        record("accounts.locked", about=user, actor=actor, at=at, data=data)


@action
def note_sign_out(*, user: User, actor: Actor, at: datetime, why: str = "") -> None:
    """Note that somebody signed out; ``why`` is ``idle`` when the site did it."""
    record("accounts.signed_out", about=user, actor=actor, at=at, reason=why)


@action
def note_change(
    *, user: User, what: str, actor: Actor, at: datetime, data: dict[str, str] | None = None
) -> None:
    """Note a change to how ``user`` signs in: ``what`` is the end of a verb that ``presenters`` knows."""
    record(f"accounts.{what}", about=user, actor=actor, at=at, data=data)
