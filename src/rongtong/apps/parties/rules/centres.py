"""Who sees the tree of centres, who changes it, and who appoints its staff."""

from __future__ import annotations

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, of_centre, permission, where

PUBLIC = Q(state__in=("open", "closed"))


def is_public(centre: Model) -> bool:
    """Tell what ``PUBLIC`` filters."""
    return getattr(centre, "state", "") in ("open", "closed")


# The tree has three levels, so these two are all that lies above a centre.
_ABOVE = (of_centre("parent"), of_centre("parent__parent"))
_HERE_OR_ABOVE = (of_centre("pk"), *_ABOVE)

VIEW = permission(
    "parties.centre.view",
    _("Read about a service centre"),
    on="parties.Centre",
    grants={
        "anyone": where(PUBLIC, _("that is or was open"), is_public),
        "centre.head": _HERE_OR_ABOVE,
        "officer": of_centre("pk"),
        "clerk": of_centre("pk"),
        "operator": everywhere(staff=True),
    },
)
EDIT = permission(
    "parties.centre.edit",
    _("Change address, phone and opening hours of a centre"),
    on="parties.Centre",
    grants={"centre.head": _HERE_OR_ABOVE, "clerk": of_centre("pk"), "operator": everywhere(staff=True)},
)
MANAGE = permission(
    "parties.centre.manage",
    _("Open, move and close a centre and set what it covers"),
    on="parties.Centre",
    grants={"centre.head": _ABOVE, "operator": everywhere(staff=True)},
)
PLAN = permission(
    "parties.centre.plan",
    _("Plan a new centre"),
    grants={"operator": everywhere(staff=True)},
)
STAFF_VIEW = permission(
    "parties.centre.staff_view",
    _("See the staff of a centre and their load"),
    on="parties.Centre",
    grants={
        "centre.head": _HERE_OR_ABOVE,
        "officer": of_centre("pk"),
        "clerk": of_centre("pk"),
        "reviewer": of_centre("pk"),
        "operator": everywhere(staff=True),
    },
)
STAFF = permission(
    "parties.centre.staff",
    _("Post officers, reviewers and clerks to a centre"),
    on="parties.Centre",
    grants={"centre.head": _HERE_OR_ABOVE, "operator": everywhere(staff=True)},
)
HEAD = permission(
    "parties.centre.head",
    _("Appoint the head of a centre"),
    on="parties.Centre",
    # Nobody appoints their own successor or peer: it is done from above.
    grants={"centre.head": _ABOVE, "operator": everywhere(staff=True)},
)
