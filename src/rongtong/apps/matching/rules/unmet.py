"""Who reads why needs are unmet, and who has them gathered anew; counts and needs are for everybody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import CENTRE
from rongtong.kit.permissions import everywhere, permission, within

REASONS = permission(
    "matching.unmet.reasons",
    _("Read why nothing serves a need"),
    on="catalogue.Listing",
    grants={**dict.fromkeys(CENTRE, within("home")), "operator": everywhere(staff=True)},
)
GATHER_AGAIN = permission(
    "matching.unmet.gather",
    _("Have unmet needs gathered anew"),
    grants={"operator": everywhere(staff=True)},
)
LEAST = 3
"""Needs that hide their place are counted as such from this number on."""
