"""Who may invite, ask to join, decide, change roles, remove, and act for somebody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.organisations import MEMBERS
from rongtong.kit.permissions import everywhere, mine, own, permission, within

VIEW_MEMBERS = permission(
    "parties.membership.view",
    _("See the members of an organisation"),
    on="parties.Membership",
    grants={
        "user": mine("user"),
        **dict.fromkeys(MEMBERS, own("organisation")),
        **dict.fromkeys(("officer", "centre.head", "reviewer"), within("organisation__region")),
        "operator": everywhere(staff=True),
    },
)
ASK = permission(
    "parties.membership.ask",
    _("Ask to join an organisation"),
    on="parties.Membership",
    grants={"user": mine("user")},
)
FOUND = permission(
    "parties.membership.found",
    _("Become the first administrator of an organisation one registered"),
    on="parties.Membership",
    grants={"user": mine("user")},
)
LEAVE = permission(
    "parties.membership.leave",
    _("Leave an organisation"),
    on="parties.Membership",
    grants={"user": mine("user")},
)
DECIDE = permission(
    "parties.membership.decide",
    _("Decide on a request to join"),
    on="parties.Membership",
    grants={
        "org.admin": own("organisation"),
        "officer": within("organisation__region"),
        "centre.head": within("organisation__region"),
        "operator": everywhere(staff=True),
    },
)
MANAGE = permission(
    "parties.membership.manage",
    _("Change roles of members and remove them"),
    on="parties.Membership",
    grants={"org.admin": own("organisation"), "operator": everywhere(staff=True)},
)
INVITE = permission(
    "parties.invitation.manage",
    _("Invite members"),
    on="parties.Invitation",
    grants={"org.admin": own("organisation"), "operator": everywhere(staff=True)},
)
ANSWER = permission(
    "parties.invitation.answer",
    _("Answer an invitation"),
    on="parties.Invitation",
    # Whom it was meant for is a guard of the workflow: the address, not a role, says who that is.
    grants={"user": everywhere()},
)
DELEGATE = permission(
    "parties.delegation.give",
    _("Let somebody act in one's place"),
    on="parties.Delegation",
    grants={"user": mine("principal"), "org.admin": own("organisation")},
)
END_DELEGATION = permission(
    "parties.delegation.end",
    _("End a delegation"),
    on="parties.Delegation",
    grants={"user": (mine("principal"), mine("delegate")), "org.admin": own("organisation")},
)
