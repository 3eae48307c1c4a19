"""What both sides are told of a doubt about their deal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

DEALS = category(
    "conversion.deals", _("Review of your deals"), hint=_("When a deal of yours is looked at again")
)
_SEE = _("See the deal")

notice(
    "conversion.open",
    title=_("Deal %(code)s “%(what)s” is under review"),
    body=_(
        "It looks like padded figures and counts nowhere until an auditor has cleared it."
        " Your deal itself goes on."
    ),
    category=DEALS,
    button=_SEE,
)
notice(
    "conversion.cleared",
    title=_("Deal %(code)s “%(what)s” is cleared"),
    body=_("The review is over: it counts again."),
    category=DEALS,
    button=_SEE,
)
notice(
    "conversion.upheld",
    title=_("Deal %(code)s “%(what)s” does not count"),
    body=_("The auditor upheld the doubt. The reason stands on the deal's page."),
    category=DEALS,
    button=_SEE,
)
