"""Who judges possible duplicates of listings, merges them, and reads how the gate works."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import both, everywhere, permission, where, within
from rongtong.kit.permissions.reach import Reach


def _public(path: str) -> Reach:
    return where(
        Q(**{f"{path}__state": "published"}),
        _("the other one public"),
        lambda one: getattr(getattr(one, path, None), "state", "") == "published",
    )


_REACH = (
    both(within("first__home"), within("second__home")),
    both(within("first__home"), _public("second")),
    both(within("second__home"), _public("first")),
)
JUDGE_PAIR = permission(
    "catalogue.duplicate.judge",
    _("Judge possible duplicates of needs and offers"),
    on="catalogue.DuplicatePair",
    grants={**dict.fromkeys(("reviewer", "centre.head"), _REACH), "operator": everywhere(staff=True)},
)
UNDO_MERGE = permission(
    "catalogue.merge.undo",
    _("Undo a merge of needs or offers"),
    on="catalogue.ListingMerge",
    grants={
        **dict.fromkeys(("reviewer", "centre.head"), both(within("kept__home"), within("absorbed__home"))),
        "operator": everywhere(staff=True),
    },
)
MERGE = permission(
    "catalogue.listing.merge",
    _("Merge two needs or offers of one owner"),
    on="catalogue.Listing",
    grants={
        **dict.fromkeys(
            ("reviewer", "centre.head"),
            both(
                within("home"),
                where(
                    Q(submitted_at__isnull=False),
                    _("handed in once"),
                    lambda one: getattr(one, "submitted_at", None) is not None,
                ),
            ),
        ),
        "operator": everywhere(staff=True),
    },
)
QUALITY = permission(
    "catalogue.gate.quality",
    _("See how the gate works: answer times, second looks, reasons"),
    on="catalogue.Submission",
    grants={"centre.head": within("home"), "operator": everywhere(staff=True)},
)
TAKEN_DOWN = permission(
    "catalogue.takedown.view",
    _("See what was taken down"),
    on="catalogue.TakeDown",
    grants={
        **dict.fromkeys(("reviewer", "centre.head", "officer"), within("listing__home")),
        "operator": everywhere(staff=True),
    },
)
