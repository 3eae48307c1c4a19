"""A person takes their tokens along as a list, and leaves none behind."""

from __future__ import annotations

import pytest
from django.utils import timezone

from rongtong.kit.api.models import Repeat, Token
from rongtong.kit.api.privacy import erase, export
from rongtong.kit.privacy.classes import unclassified
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account
from tests.factories.tokens import token

pytestmark = pytest.mark.django_db


def test_the_export_opens_nothing():
    user = account()
    made, secret = token(user, "api.me.read")
    told = str(export(user))
    assert "api.me.read" in told
    assert secret not in told
    assert made.digest not in told


def test_erasing_one_leaves_the_others():
    user, other = account(), account()
    made, kept = token(user)[0], token(other)[0]
    for caller in (f"token:{made.pk}", f"account:{user.pk}", f"token:{kept.pk}"):
        Repeat.objects.create(caller=caller, key="a", request="x", at=timezone.now())
    assert erase(user, actor=SYSTEM, at=timezone.now()) == 1
    assert list(Token.objects.all()) == [kept]
    assert [row.caller for row in Repeat.objects.all()] == [f"token:{kept.pk}"]
    assert erase(user, actor=SYSTEM, at=timezone.now()) == 0


def test_every_field_of_lists_and_interface_is_classified():
    assert [name for name in unclassified() if name.startswith(("api.", "vocab."))] == []
