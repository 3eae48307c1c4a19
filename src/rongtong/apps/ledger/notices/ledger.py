"""What the two sides are told of what is owed and paid."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

MONEY = category(
    "ledger.money", _("Money of your deals"), hint=_("What you owe and are owed, and payments to confirm")
)
_SEE, _ANSWER = _("See it"), _("Confirm or deny")

notice(
    "ledger.owed",
    title=_("To be paid: %(amount)s yuan for “%(what)s”"),
    body=_("To %(name)s. Pay by bank as agreed; then report the payment here."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.reported",
    title=_("A payment of %(amount)s yuan waits for you: “%(what)s”"),
    body=_("The other side reported it. Look at your bank statement, then confirm or deny."),
    category=MONEY,
    button=_ANSWER,
)
notice(
    "ledger.confirmed",
    title=_("Your payment of %(amount)s yuan is confirmed: “%(what)s”"),
    body=_("It is in the books of both sides."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.refused",
    title=_("The payment of %(amount)s yuan was refused: “%(what)s”"),
    body=_("The other side said why. Look at it and report it again when it is right."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.withdrawn",
    title=_("A reported payment of %(amount)s yuan was taken back: “%(what)s”"),
    body=_("There is nothing to confirm any more."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.unconfirmed",
    title=_("Nobody answered the payment of %(amount)s yuan: “%(what)s”"),
    body=_("The time to confirm it is over. Talk with each other, or ask your service centre."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.waived",
    title=_("%(amount)s yuan were waived: “%(what)s”"),
    body=_("You need not pay what was still open."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.disputed",
    title=_("The other side disputes “%(what)s”: %(amount)s yuan are open"),
    body=_("They said why. Talk with each other, or ask your service centre."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.undisputed",
    title=_("The dispute about “%(what)s” has ended: %(amount)s yuan are open"),
    body=_("It is to be paid as agreed."),
    category=MONEY,
    button=_SEE,
)
notice(
    "ledger.invoiced",
    title=_("Invoice %(number)s of %(amount)s yuan: “%(what)s”"),
    body=_("The other side reported the invoice."),
    category=MONEY,
    button=_SEE,
)
