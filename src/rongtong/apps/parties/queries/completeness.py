"""How complete an organisation's page is, and what a partner would miss on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries.fields import listed

WEIGHTS = {
    "uscc": 15, "region": 10, "industry": 10, "nature": 5, "size": 5, "founded": 5, "staff": 5, "rd_staff": 5,
    "website": 5, "summary": 15, "figures": 10, "qualifications": 5, "contacts": 5,
}  # fmt: skip
SHORTEST_SUMMARY = 40
"""Characters below which a summary tells a partner nothing."""


@dataclass(frozen=True)
class Completeness:
    """``score`` from 0 to 100, and the labels of what is missing, the weightiest first."""

    score: int
    missing: tuple[str, ...]

    @property
    def listed(self) -> str:
        """Give what is missing in words."""
        return listed(self.missing)


def completeness(organisation: Organisation) -> Completeness:
    """Score a record. Three queries for what hangs on it."""
    lacking = sorted(
        (name for name in WEIGHTS if not _stated(organisation, name)), key=lambda name: -WEIGHTS[name]
    )
    whole = sum(WEIGHTS.values())
    score = 100 * (whole - sum(WEIGHTS[name] for name in lacking)) // whole
    return Completeness(score, tuple(_label(name) for name in lacking))


def _stated(organisation: Organisation, name: str) -> bool:
    if name in ("figures", "qualifications", "contacts"):
        return bool(getattr(organisation, name).all())
    value: Any = getattr(organisation, name)
    return len(value) >= SHORTEST_SUMMARY if name == "summary" else value not in ("", None)


def _label(name: str) -> str:
    words = {
        "figures": _("annual figures"),
        "qualifications": _("qualifications"),
        "contacts": _("contact persons"),
        "summary": _("a public summary of at least %(n)d characters") % {"n": SHORTEST_SUMMARY},
    }
    return words.get(name) or str(Organisation._meta.get_field(name).verbose_name)
