"""Who may apply for verification, review it and suspend it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import both, everywhere, own, permission, where, within

APPLY = permission(
    "parties.verification.apply",
    _("Have an organisation verified"),
    on="parties.Verification",
    grants={"org.admin": own("organisation"), "org.editor": own("organisation")},
)
IN_HAND = ("draft", "returned")
"""States in which the applicant changes the documents."""
REMOVE_EVIDENCE = permission(
    "parties.verification.remove_evidence",
    _("Remove a document of a verification"),
    on="parties.Verification",
    # What was handed in stays: a verification rests on it.
    grants=dict.fromkeys(
        ("org.admin", "org.editor"),
        both(
            own("organisation"),
            where(
                Q(state__in=IN_HAND), _("not handed in"), lambda case: getattr(case, "state", "") in IN_HAND
            ),
        ),
    ),
)
VIEW = permission(
    "parties.verification.view",
    _("See a verification case"),
    on="parties.Verification",
    grants={
        "org.admin": own("organisation"),
        "org.editor": own("organisation"),
        "reviewer": within("organisation__region"),
        "centre.head": within("organisation__region"),
        "operator": everywhere(staff=True),
    },
)
REVIEW = permission(
    "parties.verification.review",
    _("Review organisations"),
    on="parties.Verification",
    grants={"reviewer": within("organisation__region"), "operator": everywhere(staff=True)},
)
SUSPEND = permission(
    "parties.verification.suspend",
    _("Suspend a verification"),
    on="parties.Verification",
    grants={
        "reviewer": within("organisation__region"),
        "centre.head": within("organisation__region"),
        "operator": everywhere(staff=True),
    },
)
EXPIRE = permission(
    "parties.verification.expire", _("Let a verification expire"), on="parties.Verification", grants={}
)
