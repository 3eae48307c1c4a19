"""Who reads and judges doubts about deals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import READ, acting_for
from rongtong.kit.permissions import everywhere, permission, within

READ_FLAG = permission(
    "conversion.flag.view",
    _("See a doubt about a deal"),
    on="conversion.Flag",
    grants={
        **acting_for("deal__buyer", "deal__seller", roles=READ),
        **dict.fromkeys(
            ("officer", "centre.head"), (within("deal__buyer_home"), within("deal__seller_home"))
        ),
        "auditor": everywhere(),
        "operator": everywhere(staff=True),
    },
)
JUDGE = permission(
    "conversion.flag.judge",
    _("Judge a doubt about a deal"),
    on="conversion.Flag",
    grants={"auditor": everywhere()},
)
CLEAR_REASONS = (
    ("regular", _("Regular business: ordered again and again")),
    ("separate", _("Separate matters that only look alike")),
    ("papers", _("Papers show that work was done and paid for")),
    ("chance", _("A coincidence without meaning")),
)
UPHOLD_REASONS = (
    ("twice", _("The same work was entered twice")),
    ("circle", _("The money came back to who paid it")),
    ("self", _("Both sides are in one hand")),
    ("cut", _("One matter was cut up")),
    ("no_work", _("There is no work behind it")),
)
AGAIN_REASONS = (("evidence", _("New evidence")), ("mistake", _("It was judged by mistake")))
