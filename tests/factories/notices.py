"""Notices, told as the platform tells them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from rongtong.kit.notices import tell
from rongtong.kit.notices.models import Notice


def told(user: Any, name: str, **values: Any) -> Notice:
    """Tell ``user`` what is declared as ``name`` now, and give it."""
    tell(user, name, at=timezone.now(), **values)
    return Notice.objects.filter(user=user).latest("pk")
