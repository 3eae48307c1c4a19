"""The first operator: an account and its role, or neither."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.kit.accounts.actions import setting_up
from rongtong.kit.accounts.models import User
from rongtong.kit.audit import action
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import Actor


@action
def first_operator(*, secret: str, values: dict[str, Any], language: str, actor: Actor, at: datetime) -> User:
    """Make the account out of ``values`` (name, email, password1) and give it the operator's role."""
    user = setting_up.make_operator(
        secret=secret, name=values["name"], email=values["email"], password=values["password1"],
        language=language, actor=actor, at=at,
    )  # fmt: skip
    assign(user=user, role="operator", actor=actor, at=at, reason="first run")
    return user
