"""Reading accounts: who is meant by an address, where somebody is signed in, how the site was set up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from rongtong.kit.accounts import agents, services
from rongtong.kit.accounts.contacts import Contact
from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.fields import digests


def find(contact: Contact) -> User | None:
    """Give the account that an address or a confirmed number belongs to, also one that may not sign in."""
    if contact.kind == "phone":
        return by_phone(contact.value)
    found = User.objects.filter(email=contact.value).first()
    if found is None:
        address = (
            EmailAddress.objects.filter(email=contact.value, verified=True).select_related("user").first()
        )
        found = address.user if address else None
    return found


def one(pk: int) -> User:
    """Give an account with its departure; 404 for none. Whether the reader may know it: the caller asks."""
    return get_object_or_404(User.objects.select_related("departure"), pk=pk)


def by_phone(number: str) -> User | None:
    """Give the account that confirmed the number (E.164)."""
    return User.objects.filter(
        phone_digest__in=digests(number, "accounts.phone"), phone_verified=True
    ).first()


@dataclass(frozen=True)
class Place:
    """Where somebody is signed in.

    The device, the network address with its end hidden, since and last use.
    """

    id: int
    device: str
    address: str
    since: datetime
    last: datetime
    here: bool


def places(user: User, *, here: str | None, at: datetime) -> list[Place]:
    """Give where ``user`` is signed in, the present browser (session key ``here``) first. Two queries."""
    rows = UserSession.objects.filter(user_id=user.pk, last_seen_at__lte=at).order_by("-last_seen_at")
    rows = list(rows)
    keys = [row.session_key for row in rows]
    living = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=at).values_list("pk", flat=True)
    )
    found = [
        Place(row.pk, agents.device(row.user_agent), agents.place(row.ip), row.created_at, row.last_seen_at,
              row.session_key == here)
        for row in rows
        if row.session_key in living
    ]  # fmt: skip
    return sorted(found, key=lambda place: not place.here)


def has_second_factor(user: User) -> bool:
    """Tell whether the account has an authenticator app or a passkey."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists())


def demo_accounts() -> QuerySet[User]:
    """Give the accounts that anybody may sign in as; none unless the site is a demo."""
    if not settings.DEMO:
        return User.objects.none()
    return User.objects.filter(demo=True, is_active=True).order_by("pk")


def setup() -> Setup | None:
    """Give how far the first run is; None when it never began."""
    return Setup.objects.filter(pk=1).select_related("operator").first()


def is_empty() -> bool:
    """Tell whether the site is as new: nobody has an account."""
    return not User.objects.exists()


def needs_setup() -> bool:
    """Tell whether the first run is still open: begun and not finished, or nobody is there yet."""
    present = setup()
    return is_empty() if present is None else present.finished_at is None


def site_name() -> str:
    """Give the name that the operator gave the site, or ``""``."""
    return (
        Setup.objects.filter(pk=1, finished_at__isnull=False).values_list("site_name", flat=True).first()
        or ""
    )


def factors(user: User) -> list[str]:
    """Give the kind of each second factor of the account, once for each."""
    return list(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def connected(user: User) -> int:
    """Give how many outside identities are connected; none where the site offers none."""
    return SocialAccount.objects.filter(user=user).count() if services.offered() else 0


def by_confirmed_address(address: str) -> User | None:
    """Give the account that confirmed an e-mail address and may sign in."""
    rows = EmailAddress.objects.filter(email__iexact=address, verified=True, user__is_active=True)
    found = rows.select_related("user").first()
    return found.user if found else None
