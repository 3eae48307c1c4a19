"""What the sides and the registrars are told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

OWN = category(
    "registration.own",
    _("Registration of your contracts"),
    hint=_("Taken up, returned, registered, cancelled"),
)
DESK = category("registration.desk", _("Registrar's desk"), hint=_("Applications and their terms"))
_MEND, _OPEN, _LOOK = _("Mend it"), _("Open the registration"), _("Open it on the desk")


def _own(name: str, title: Any, body: Any, button: Any = _OPEN) -> None:
    notice(f"registration.{name}", title=title, body=body, category=OWN, button=button)


def _desk(name: str, title: Any, body: Any) -> None:
    notice(f"registration.{name}", title=title, body=body, category=DESK, button=_LOOK)


_desk("handed_in", _("Handed in: %(title)s"), _("Round %(round)s waits to be taken up."))
_own(
    "buyer_told",
    _("Registration applied for: %(title)s"),
    _("The seller has the contract registered. You need not do anything."),
)
_own("taken_up", _("Taken up: %(title)s"), _("A registrar decides within thirty days."))
_own(
    "returned",
    _("Returned to be mended: %(title)s"),
    _("The registrar wrote %(n)s remarks. Mend what they name and hand it in again."),
    _MEND,
)
_own(
    "registered",
    _("Registered: %(title)s"),
    _("The registration number is %(number)s. Keep the contract for tax relief."),
)
_own(
    "change_registered",
    _("Change registered: %(title)s"),
    _("The number stays %(number)s."),
)
_own("refused", _("Not registered: %(title)s"), _("The registrar gave the reason. You may apply anew."))
_own(
    "declined",
    _("Change not registered: %(title)s"),
    _("The contract stays registered as it was. The registrar gave the reason."),
)
_own("cancelled", _("Registration cancelled: %(title)s"), _("The registrar gave the reason."))
_own("withdrawn", _("Registration withdrawn: %(title)s"), _("The seller took the application back."))
_own("lapsed", _("Registration ended: %(title)s"), _("The contract ended early, and so did its application."))
_own(
    "to_cancel",
    _("To be cancelled: %(title)s"),
    _("The registered contract ended early; its registration has to be cancelled."),
)
_own(
    "to_amend",
    _("Contract changed: %(title)s"),
    _("A registered contract was changed. Have the change registered."),
)
_own("decision_late", _("No decision in time: %(title)s"), _("The thirty days are over. Ask the office."))
_desk("take_up_late", _("Not taken up in time: %(title)s"), _("Take it up or say why not."))
