"""Accounts that somebody began and never confirmed: nobody has shown that the address is theirs."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet

from rongtong.kit.notices.models import Notice
from rongtong.kit.privacy.models import Answer
from rongtong.kit.privacy.retention import retain

GO_ALONG = (EmailAddress, EmailConfirmation, Notice, Answer)
"""What signing up writes by itself; any other row that names the account says that it owns something."""


def unconfirmed(accounts: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow to those without a confirmed address or number that never signed in and own nothing.

    What counts as owning is read from the tables: a new one that names accounts keeps them.
    """
    found = accounts.filter(last_login=None, phone_verified=False, demo=False).exclude(
        Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True))
    )
    for relation in get_user_model()._meta.related_objects:
        owned: Any = relation.related_model
        if owned not in GO_ALONG:
            rows = owned._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found = found.exclude(Exists(rows))
    return found


retain(
    "privacy.unconfirmed",
    old=lambda before: unconfirmed(get_user_model()._default_manager.filter(created_at__lt=before)),
    # Once more: somebody may have confirmed since they were found.
    dispose=lambda rows: unconfirmed(rows).delete(),
)
