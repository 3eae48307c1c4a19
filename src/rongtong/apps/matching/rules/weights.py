"""Who decides which weights count, and how far a proposal may change who is shown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

WEIGH = permission(
    "matching.weights.decide",
    _("Decide which weights of the matching count"),
    grants={"operator": everywhere(staff=True)},
)
NEWCOMERS_KEEP = 0.9
"""Share of the newcomers' showings that new weights must leave them."""
MORE_UNEVEN = 0.02
"""By how much the showings may become more uneven (Gini coefficient)."""
LOOKED_AT = 500
"""Needs whose lists are compared for a proposal, the newest first."""
