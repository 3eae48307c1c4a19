"""Who reads, waives and disputes what is owed; files that belong to it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import SIGN, acting_for
from rongtong.kit.files import IMAGES, MB, purpose
from rongtong.kit.permissions import everywhere, permission, within

STEP_IN = ("officer", "centre.head")
"""Posts of a centre that read what is owed between sides of its regions."""

VIEW = permission(
    "ledger.obligation.view",
    _("See what is owed and paid"),
    on="ledger.Obligation",
    grants={
        **acting_for("debtor", "creditor"),
        **dict.fromkeys(STEP_IN, (within("debtor_home"), within("creditor_home"))),
        "auditor": everywhere(),
    },
)
REPORT = permission(
    "ledger.obligation.report",
    _("Report a payment"),
    on="ledger.Obligation",
    grants=acting_for("debtor", "creditor"),
)
INVOICE = permission(
    "ledger.obligation.invoice",
    _("Report and withdraw an invoice"),
    on="ledger.Obligation",
    grants=acting_for("creditor"),
)
WAIVE = permission(
    "ledger.obligation.waive",
    _("Waive what is still owed to one's side"),
    on="ledger.Obligation",
    grants=acting_for("creditor", roles=SIGN),
)
DISPUTE = permission(
    "ledger.obligation.dispute",
    _("Dispute what is owed, and take that back"),
    on="ledger.Obligation",
    grants=acting_for("debtor", "creditor", roles=SIGN),
)
SETTLE = permission(
    "ledger.obligation.settle",
    _("Close an obligation that is paid (the system only)"),
    on="ledger.Obligation",
    grants={},
)
PROOF = purpose(
    "ledger.proof",
    label=_("Proof of a payment"),
    kinds=IMAGES | {"pdf", "ofd"},
    largest=10 * MB,
    read=VIEW,
)
PAPER = purpose(
    "ledger.invoice",
    label=_("Invoice"),
    kinds=IMAGES | {"pdf", "ofd"},
    largest=10 * MB,
    read=VIEW,
)
