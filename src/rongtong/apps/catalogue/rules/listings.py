"""Who reads, writes, reviews and ends listings."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import both, everywhere, mine, own, permission, where, within

WRITERS = ("org.admin", "org.editor", "org.agent")
"""Roles of an organisation that write its listings."""
MEMBERS = (*WRITERS, "org.member")
CENTRE = ("officer", "reviewer", "centre.head", "clerk")
"""Roles of a service centre that read what was handed in within its regions."""
PUBLIC = Q(state="published")
_published = where(PUBLIC, _("published ones"), lambda one: getattr(one, "state", "") == "published")
_handed_in = where(
    Q(submitted_at__isnull=False),
    _("handed in once"),
    lambda one: getattr(one, "submitted_at", None) is not None,
)
# Who writes for an organisation does so by a role there; a person writes for themselves only.
_OWN = {**dict.fromkeys(WRITERS, own("organisation")), "user": mine("person__user")}
_HERE = both(within("home"), _handed_in)

VIEW = permission(
    "catalogue.listing.view",
    _("See a need or an offer"),
    on="catalogue.Listing",
    grants={
        "anyone": _published,
        "user": mine("person__user"),
        **dict.fromkeys(MEMBERS, own("organisation")),
        # A draft is nobody's business until it is handed in.
        **dict.fromkeys(CENTRE, _HERE),
        "operator": both(everywhere(staff=True), _handed_in),
    },
)
UNVEIL = permission(
    "catalogue.listing.unveil",
    _("Read what an owner hides from the public"),
    on="catalogue.Listing",
    grants={
        "user": mine("person__user"),
        **dict.fromkeys(MEMBERS, own("organisation")),
        **dict.fromkeys(("officer", "reviewer", "centre.head"), _HERE),
        "operator": both(everywhere(staff=True), _handed_in),
    },
)
WRITE = permission(
    "catalogue.listing.write",
    _("Write, hand in, renew and close needs and offers"),
    on="catalogue.Listing",
    grants=_OWN,
)
REVIEW = permission(
    "catalogue.listing.review",
    _("Review needs and offers"),
    on="catalogue.Listing",
    grants={"reviewer": _HERE, "operator": both(everywhere(staff=True), _handed_in)},
)
TAKE_DOWN = permission(
    "catalogue.listing.take_down",
    _("Take a published need or offer down"),
    on="catalogue.Listing",
    grants={**dict.fromkeys(("reviewer", "centre.head"), _HERE), "operator": everywhere(staff=True)},
)
EXPIRE = permission("catalogue.listing.expire", _("Let a listing run out"), on="catalogue.Listing", grants={})
