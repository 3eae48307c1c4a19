"""Who sees, negotiates, signs, delivers and accepts; who may object."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import READ, SIGN, acting_for
from rongtong.kit.files import purpose
from rongtong.kit.permissions import everywhere, mine, permission, where, within

STAFF = ("officer", "centre.head")
"""Posts of a centre that may look into a deal of their regions, visibly."""
_HERE = dict.fromkeys(STAFF, (within("buyer_home"), within("seller_home")))
_OPERATOR = {"operator": everywhere(staff=True)}

VIEW = permission(
    "contracts.contract.view",
    _("Read a contract of one's own side, or of one's regions"),
    on="contracts.Contract",
    grants={**acting_for("buyer", "seller", roles=READ), **_HERE, **_OPERATOR},
)
NEGOTIATE = permission(
    "contracts.contract.negotiate",
    _("Propose and accept terms"),
    on="contracts.Contract",
    grants=acting_for("buyer", "seller"),
)
SIGNING = permission(
    "contracts.contract.sign",
    _("Sign a contract, end it early"),
    on="contracts.Contract",
    grants=acting_for("buyer", "seller", roles=SIGN),
)
PUBLISH = permission(
    "contracts.contract.publish",
    _("Publish name and price of the own result"),
    on="contracts.Contract",
    grants=acting_for("seller", roles=SIGN),
)
SETTLE = permission(
    "contracts.contract.settle",
    _("Move a contract on when both sides have done their part (the system only)"),
    on="contracts.Contract",
    grants={},
)
READ_NOTICE = permission(
    "contracts.notice.view",
    _("Read a public notice of a price"),
    on="contracts.Notice",
    grants={
        "anyone": where(
            Q(withdrawn_at=None),
            _("those not withdrawn"),
            lambda one: getattr(one, "withdrawn_at", 1) is None,
        )
    },
)
_RUNNING = where(
    Q(closed_at=None, withdrawn_at=None), _("those still open"), lambda one: getattr(one, "is_open", False)
)
OBJECT = permission(
    "contracts.notice.object",
    _("Object to a published price"),
    on="contracts.Notice",
    grants={"user": _RUNNING},
)
ANSWER_OBJECTION = permission(
    "contracts.objection.answer",
    _("Answer an objection to the own result"),
    on="contracts.Objection",
    grants=acting_for("notice__contract__seller", roles=SIGN),
)
TAKE_BACK = permission(
    "contracts.objection.take_back",
    _("Take one's own objection back"),
    on="contracts.Objection",
    grants={"user": mine("by")},
)
DELIVER = permission(
    "contracts.milestone.deliver",
    _("Deliver what was promised"),
    on="contracts.Milestone",
    grants=acting_for("contract__seller"),
)
ACCEPT = permission(
    "contracts.milestone.accept",
    _("Accept a delivery or ask for rework"),
    on="contracts.Milestone",
    grants=acting_for("contract__buyer", roles=SIGN),
)
CANCEL = permission(
    "contracts.milestone.cancel",
    _("Cancel a milestone when the contract changes or ends (the system only)"),
    on="contracts.Milestone",
    grants={},
)
END = permission(
    "contracts.termination.answer",
    _("Agree to an early end or contest it"),
    on="contracts.Termination",
    grants=acting_for("contract__buyer", "contract__seller", roles=SIGN),
)
_PAPERS = frozenset({"pdf", "png", "jpeg"})
FINAL = purpose(
    "contracts.final", label=_("Final text of a contract"), kinds=frozenset({"pdf"}), read=VIEW, logged=True,
    why_kept=_("A contract's text is kept as long as the contract."),
)  # fmt: skip
SCAN = purpose(
    "contracts.scan", label=_("Scan of a signed contract"), kinds=_PAPERS, read=VIEW, logged=True,
    why_kept=_("A contract's text is kept as long as the contract."),
)  # fmt: skip
PRICE_PAPER = purpose(
    "contracts.price", label=_("Paper of how a price was found"), kinds=_PAPERS | {"docx"}, read=VIEW,
    why_kept=_("It shows how the price came about."),
)  # fmt: skip
DELIVERABLE = purpose(
    "contracts.delivery", label=_("Deliverable of a contract"),
    kinds=_PAPERS | {"docx", "xlsx", "zip"}, read=VIEW, largest=100_000_000,
    why_kept=_("The other side received it."),
)  # fmt: skip
EDITED = purpose(
    "contracts.edited", label=_("Edited draft of a contract"), kinds=frozenset({"docx"}), read=VIEW,
    why_kept=_("A version of the terms came from it."),
)  # fmt: skip
