"""Who may apply for verification, review it and suspend it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, own, permission, within

APPLY = permission(
    "parties.verification.apply",
    _("Have an organisation verified"),
    on="parties.Verification",
    grants={"org.admin": own("organisation"), "org.editor": own("organisation")},
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
