"""What the sides of a contract are told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

DEALS = category(
    "contracts.deals",
    _("Contracts"),
    hint=_("Terms, signatures, deliveries and payments of your contracts"),
)
OBJECTIONS = category("contracts.objections", _("Your objections"), hint=_("What the owner answers to them"))
_READ, _SIGN, _LOOK = _("Read and answer"), _("Read and sign"), _("Open the contract")


def _deal(name: str, title: Any, body: Any, button: Any = _LOOK) -> None:
    notice(f"contracts.{name}", title=title, body=body, category=DEALS, button=button)


_deal(
    "proposed",
    _("New terms: %(title)s"),
    _("Version %(number)s lies on the table. Accept it, or propose what you want different."),
    _READ,
)
_deal("agreed", _("Terms agreed: %(title)s"), _("Both sides accepted version %(number)s."))
_deal(
    "published",
    _("Price published: %(title)s"),
    _("Name and price are published; objections are answered before anybody signs."),
)
_deal("ready", _("To be signed: %(title)s"), _("The final text is ready for both signatures."), _SIGN)
_deal(
    "reopened",
    _("Terms opened again: %(title)s"),
    _("The terms are agreed on anew; a final text or signature is void."),
    _READ,
)
_deal("dropped", _("Dropped: %(title)s"), _("The other side ended the talks about this contract."))
_deal("price_step", _("A step of the price was recorded: %(title)s"), _("See which one and its paper."))
_deal(
    "objected",
    _("Objection: %(title)s"),
    _("Somebody objects to the published price. Answer it: nothing can be signed before."),
    _READ,
)
_deal("upheld", _("Objection upheld: %(title)s"), _("The owner found an objection right; the terms change."))
_deal(
    "notice_hindered",
    _("The notice could not close: %(title)s"),
    _("An objection has no answer yet, or was upheld."),
    _READ,
)
_deal(
    "answer_late",
    _("Terms wait for an answer: %(title)s"),
    _("The latest version was not answered in time."),
    _READ,
)
_deal("objection_late", _("An objection waits: %(title)s"), _("It was not answered in time."), _READ)
_deal(
    "acceptance_late",
    _("A delivery waits: %(title)s"),
    _("“%(what)s” was neither accepted nor sent back in time."),
    _READ,
)
_deal("delivered", _("Delivered: %(title)s"), _("“%(what)s” waits for your acceptance."), _READ)
_deal("accepted", _("Accepted: %(title)s"), _("“%(what)s” was accepted."))
_deal("rework", _("To be reworked: %(title)s"), _("“%(what)s” came back with a reason."), _READ)
_deal("completed", _("Completed: %(title)s"), _("Every milestone was accepted."))
_deal("end_asked", _("Early end asked for: %(title)s"), _("Agree to it or contest it."), _READ)
_deal("ended", _("Ended early: %(title)s"), _("The other side agreed."))
_deal("end_contested", _("Early end contested: %(title)s"), _("The other side gave its reason."), _READ)
_deal("end_withdrawn", _("Early end taken back: %(title)s"), _("The contract goes on."))
_deal(
    "signed_by_one",
    _("Signed by the other side: %(title)s"),
    _("Read the text and sign it, or open the terms again."),
    _SIGN,
)
_deal("in_force", _("Signed by both: %(title)s"), _("The contract is in force."))
_deal("change_asked", _("Change asked for: %(title)s"), _("See what would change and why."), _READ)
_deal("change_refused", _("Change not agreed: %(title)s"), _("The contract goes on as signed."))
_deal("changed", _("Change in force: %(title)s"), _("Both sides signed it."))
notice(
    "contracts.objection_answered",
    title=_("Your objection was answered: %(name)s"),
    body=_("Read what the owner says."),
    category=OBJECTIONS,
    button=_LOOK,
)
