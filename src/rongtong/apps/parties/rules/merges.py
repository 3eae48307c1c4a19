"""Who may judge possible duplicates and merge them: both records must lie within reach."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import both, everywhere, permission, within

JUDGE = permission(
    "parties.duplicate.judge",
    _("Judge possible duplicates"),
    on="parties.DuplicateProposal",
    grants={
        **dict.fromkeys(("reviewer", "centre.head"), both(within("first__region"), within("second__region"))),
        "operator": everywhere(staff=True),
    },
)
UNDO = permission(
    "parties.merge.undo",
    _("Undo a merge"),
    on="parties.Merge",
    grants={
        **dict.fromkeys(
            ("reviewer", "centre.head"), both(within("kept__region"), within("absorbed__region"))
        ),
        "operator": everywhere(staff=True),
    },
)
