"""Who sees who holds which role, who gives and takes roles, and who must agree."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, mine, permission
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import Actor

_STAFF = everywhere(staff=True)

VIEW = permission(
    "parties.role.view",
    _("See who holds which role"),
    grants={"operator": _STAFF, "security": _STAFF, "auditor": everywhere()},
)
GRANT = permission(
    "parties.role.grant",
    _("Give a role"),
    grants={"operator": _STAFF},
)
AGREE = permission(
    "parties.role.agree",
    _("Agree to a powerful role"),
    on="parties.RoleRequest",
    # GB/T 22239-2019 8.1.4.2: who runs the system does not alone decide who has power over it.
    grants={"operator": _STAFF, "security": _STAFF},
)
WITHDRAW = permission(
    "parties.role.withdraw",
    _("Take back one's own request for a role"),
    on="parties.RoleRequest",
    grants={"operator": mine("asked_by")},
)
REVOKE = permission(
    "parties.role.revoke",
    _("Take a role away or let it stand after review"),
    grants={"operator": _STAFF, "security": _STAFF},
)


def in_office(actor: Actor) -> bool:
    """Tell whether somebody works for the region: in a centre, or looks after the platform or over it."""
    known = roles()
    own = [known[held.role] for held in actor.held if held.role in known]
    return any(role.scope == "centre" or role.staff or role.four_eyes for role in own)
