"""Levels of maturity and kinds of intellectual property, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

MATURITY: dict[int, Any] = {
    1: _("basic principle observed and reported"),
    2: _("concept or application formulated"),
    3: _("key functions proved by analysis and experiment"),
    4: _("proved in the laboratory (bench)"),
    5: _("key parts proved in a simulated environment (first sample)"),
    6: _("prototype proved in a relevant environment (pilot)"),
    7: _("prototype shown in the real environment (trial operation)"),
    8: _("product complete, tested and qualified (small batch)"),
    9: _("in regular use (series production)"),
}
"""Technology readiness by GB/T 22900-2022, in everyday words; in brackets the stage that offices name."""
RIGHTS: dict[str, Any] = {
    "invention": _("Invention patent"),
    "utility": _("Utility model"),
    "design": _("Design patent"),
    "software": _("Software copyright"),
    "variety": _("Plant variety"),
    "layout": _("Layout design of integrated circuits"),
    "secret": _("Technical secret"),
    "other": _("Other right"),
}
"""Kinds of intellectual property (民法典 §123, without marks and origins)."""
RIGHTS_MOST = 10
"""Rows of intellectual property of one listing."""


def level(number: int) -> str:
    """Give a level with its words: 6 · prototype proved in …"""
    return f"{number} · {MATURITY.get(number, '')}".strip(" ·")
