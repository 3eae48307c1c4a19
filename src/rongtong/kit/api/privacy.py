"""What the interface holds of a person: their tokens, answers kept for a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from rongtong.kit.api.actions.tokens import forget_tokens
from rongtong.kit.api.models import Token
from rongtong.kit.privacy import personal
from rongtong.lib.actor import Actor


def export(user: Any) -> dict[str, list[dict[str, Any]]]:
    """Give the tokens of an account, without what opens anything."""
    found = Token.objects.filter(user=user).order_by("pk")
    return {str(_("Access tokens")): [_row(token) for token in found]}


def _row(token: Token) -> dict[str, Any]:
    return {
        _t("What it is for"): token.name, _t("May"): ", ".join(token.scopes), _t("Made"): token.made_at,
        _t("Valid until"): token.expires_at, _t("Last used"): token.used_at,
    }  # fmt: skip


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete the tokens of an account and the answers kept for them."""
    return forget_tokens(user=user, actor=actor, at=at)


personal("api", label=_("Access tokens"), export=export, erase=erase)
