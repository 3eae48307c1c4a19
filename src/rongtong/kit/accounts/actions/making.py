"""Making accounts and changing how they are reached."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rongtong.kit.accounts.actions.keeping import NotPossible
from rongtong.kit.accounts.models import User
from rongtong.kit.accounts.queries import by_phone
from rongtong.kit.audit import action, record
from rongtong.lib import masks
from rongtong.lib.actor import Actor


@action
def make_account(
    *, name: str, actor: Actor, at: datetime, email: str | None = None, phone: str = "",
    password: str | None = None, verified: bool = False, language: str = "zh-hans",
) -> User:  # fmt: skip
    """Make an account; with ``verified`` its address or number counts as confirmed (invitation, setup, demo).

    NotPossible when the address or number belongs to somebody.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                email, password, name=name, phone=phone, phone_verified=bool(phone) and verified,
                language=language, password_changed_at=at if password else None,
            )  # fmt: skip
            if user.email:
                EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    except IntegrityError:
        raise NotPossible(_("This address or number belongs to an account already.")) from None
    record("accounts.made", about=user, actor=actor, at=at)
    return user


@action
def keep_phone(*, user: User, phone: str, verified: bool, actor: Actor, at: datetime) -> None:
    """Write down a number (E.164).

    NotPossible when it is confirmed and another account confirmed it before.
    """
    other = by_phone(phone) if verified else None
    if other is not None and other.pk != user.pk:
        raise NotPossible(_("This number belongs to another account. Sign in with that account instead."))
    user.phone, user.phone_verified = phone, verified
    try:
        with transaction.atomic():
            user.save(update_fields=("phone", "phone_digest", "phone_verified"))
    except IntegrityError:
        raise NotPossible(
            _("This number belongs to another account. Sign in with that account instead.")
        ) from None
    if verified:
        record("accounts.phone_confirmed", about=user, actor=actor, at=at, data={"phone": masks.phone(phone)})


@action
def keep_password(*, user: User, password: str, actor: Actor, at: datetime) -> None:
    """Set a password that was checked; other sessions end by themselves, for their stamp no longer fits."""
    user.set_password(password)
    user.password_changed_at = at
    user.save(update_fields=("password", "password_changed_at"))
    record("accounts.password_set", about=user, actor=actor, at=at)


@action
def keep_language(*, user: User, language: str, actor: Actor, at: datetime) -> None:
    """Remember the language that somebody chose, for mail and for the next device."""
    if user.language != language:
        user.language = language
        user.save(update_fields=("language",))
        record("accounts.language_kept", about=user, actor=actor, at=at, data={"language": language})
