"""What counts as a password."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.accounts.models import User
from rongtong.kit.accounts.passwords import PHRASE, SHORTEST, kinds

ANN = User(name="安娜·施密特", email="anna.schmidt@example.org", phone="+8613800138000")


def refused(password: str) -> bool:
    try:
        validate_password(password, ANN)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "password", ["Harbour-kite-41", "correct horse battery", "我的密码是一匹在海边吃草的白马哦", "abcDEF123x"]
)
def test_good_ones(password: str) -> None:
    assert not refused(password)


@pytest.mark.parametrize(
    "password",
    ["Short1-aa", "abcdefghij", "abcdefgh12", "aaaaaaaaaaaaaaaaaaaa", "Password123!", "P@ssw0rd2026",
     "Qwerty-123456",
     "Anna.schmidt-9", "13800138000-Ab", "安娜·施密特-Ab1234"],
)  # fmt: skip
def test_bad_ones(password: str) -> None:
    assert refused(password)


@given(st.text(max_size=SHORTEST - 1))
def test_short_is_never_enough(password: str) -> None:
    assert refused(password)


@given(st.text(alphabet="abcdefghij0123456789", min_size=SHORTEST, max_size=PHRASE - 1))
def test_two_kinds_are_never_enough_below_a_phrase(password: str) -> None:
    assert kinds(password) <= 2
    assert refused(password)
