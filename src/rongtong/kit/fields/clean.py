"""A check of ``lib.checks`` as a form or model validates: the sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.lib.checks import CheckFault


def clean(check: Callable[[str], str], value: str) -> str:
    """Give the normal form of ``value`` by ``check``; else a ValidationError with code and sentence."""
    try:
        return check(value)
    except CheckFault as fault:
        raise ValidationError(_(str(fault)), code=fault.code) from fault
