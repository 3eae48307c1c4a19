"""Who proposes a split of income, who reads it, who answers for their own portion."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import ACT, SIGN, acting_for
from rongtong.kit.permissions import mine, permission

_SELLER = acting_for("contract__seller", roles=ACT)
VIEW = permission(
    "contracts.split.view",
    _("Read a split of income of one's own organisation, or in which one is named"),
    on="contracts.Split",
    grants={**_SELLER, "user": (*_SELLER["user"], mine("portions__person__user"))},
)
SPLIT = permission(
    "contracts.contract.split",
    _("Propose how the income of the own result is shared, state its costs"),
    on="contracts.Contract",
    grants=acting_for("seller", roles=SIGN),
)
TAKE = permission(
    "contracts.split.withdraw",
    _("Take a proposed split back"),
    on="contracts.Split",
    grants=acting_for("contract__seller", roles=SIGN),
)
SETTLE_SPLIT = permission(
    "contracts.split.settle",
    _("Let a split count when everybody named has agreed (the system only)"),
    on="contracts.Split",
    grants={},
)
SAY = permission(
    "contracts.portion.answer",
    _("Agree to one's own portion of a split, or object"),
    on="contracts.Portion",
    grants={"user": mine("person__user")},
)
OBJECT = (
    ("part", _("My part does not fit what I did")),
    ("missing", _("Somebody is missing")),
    ("wrong", _("Somebody does not belong there")),
    ("base", _("The base or the costs are wrong")),
    ("other", _("Another reason, see the note")),
)
