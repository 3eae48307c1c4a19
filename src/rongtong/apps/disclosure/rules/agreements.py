"""Who sees, asks for, signs and ends agreements; who gives and takes access; who fills a room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.apps.parties.rules.sides import ACT, READ, SIGN, acting_for
from rongtong.kit.files import DOCUMENTS, IMAGES, MB, SLIDES, TABLES, purpose
from rongtong.kit.permissions import mine, own, permission

VIEW = permission(
    "disclosure.agreement.view",
    _("See a confidentiality agreement"),
    on="disclosure.Agreement",
    # It names both sides: an office that serves one of them learns of it on the introduction's page only.
    grants=acting_for("buyer", "seller", roles=READ),
)
ASK = permission(
    "disclosure.agreement.ask",
    _("Ask for a confidentiality agreement, decline or withdraw it"),
    on="disclosure.Agreement",
    grants=acting_for("buyer", "seller", roles=ACT),
)
BIND = permission(
    "disclosure.agreement.sign",
    _("Sign and end a confidentiality agreement"),
    on="disclosure.Agreement",
    grants=acting_for("buyer", "seller", roles=SIGN),
)
RUN_OUT = permission(
    "disclosure.agreement.run_out",
    _("Let a confidentiality agreement run out (the system only)"),
    on="disclosure.Agreement",
    grants={},
)
SEE_GRANT = permission(
    "disclosure.grant.view",
    _("See who may read what of a listing"),
    on="disclosure.Grant",
    grants=acting_for("owner", "reader", roles=ACT),
)
WANT = permission(
    "disclosure.grant.ask",
    _("Ask to read more of a listing"),
    on="disclosure.Grant",
    grants=acting_for("reader", roles=ACT),
)
GIVE = permission(
    "disclosure.grant.give",
    _("Let the other side read more of a listing, and stop it"),
    on="disclosure.Grant",
    grants=acting_for("owner", roles=ACT),
)
END_GRANT = permission(
    "disclosure.grant.run_out",
    _("End access with its agreement (the system only)"),
    on="disclosure.Grant",
    grants={},
)
FILL = permission(
    "disclosure.room.fill",
    _("Fill a data room, read its originals and who read what"),
    on="disclosure.RoomFile",
    grants={
        **dict.fromkeys(WRITERS, own("listing__organisation")),
        "user": mine("listing__person__user"),
    },
)
ROOM = purpose(
    "disclosure.room",
    label=_("File of a data room"),
    kinds=DOCUMENTS | IMAGES | TABLES | SLIDES,
    largest=50 * MB,
    read=FILL,
    remove=permission(
        "disclosure.room.remove_original",
        _("Remove the original of a data room's file (only from the room)"),
        on="disclosure.RoomFile",
        grants={},
    ),
    logged=True,
    why_kept=_("It stands in a data room. Remove it there: who read it stays listed."),
)
PAPER = purpose(
    "disclosure.agreement",
    label=_("Signed confidentiality agreement"),
    kinds=frozenset({"pdf"}),
    read=VIEW,
    remove=RUN_OUT,
    why_kept=_("Both sides signed it: it stays."),
)
