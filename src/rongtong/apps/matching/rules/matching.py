"""Who sees the candidates of a listing, who answers, who looks after matching."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import MEMBERS, WRITERS
from rongtong.kit.permissions import everywhere, mine, own, permission

SHOWN, KEPT = 10, 40
"""Candidates a page shows at once; pairs of a need that are kept."""
NEARBY, REACHED = 80, 8
"""Offers a need is scored against in full; needs that a new offer is put before."""
WEEKLY = 3
"""Cards a week for who has not said otherwise (``ExpertProfile.needs_a_week``)."""
NEW_DAYS = 90
"""An offer published less long ago is a newcomer (the published rule)."""
COMPARED = 4
"""Columns of a comparison."""

SEE = permission(
    "matching.candidates.view",
    _("See who suits a need or an offer"),
    on="catalogue.Listing",
    grants={"user": mine("person__user"), **dict.fromkeys(MEMBERS, own("organisation"))},
)
ANSWER = permission(
    "matching.candidates.answer",
    _("Answer candidates for a need or an offer"),
    on="catalogue.Listing",
    grants={"user": mine("person__user"), **dict.fromkeys(WRITERS, own("organisation"))},
)
OPERATE = permission(
    "matching.operate",
    _("Look after matching: runs, failures, repeats"),
    grants={"operator": everywhere(staff=True)},
)
