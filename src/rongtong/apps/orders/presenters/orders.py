"""What was done with orders besides the steps of the table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _placed(entry: Entry) -> str:
    return _("Ordered %(what)s for %(sum)s yuan") % {
        "what": entry.label, "sum": f"{entry.data['price'] / 100:,.2f}",
    }  # fmt: skip


present("orders.order.placed", _placed)
present("orders.order.asked", lambda e: _("Asked for a quote: %(what)s") % {"what": e.label})
present("orders.order.rate", lambda e: _("Rated %(what)s") % {"what": e.label})
present("orders.order.ask_cancel", lambda e: _("Asked to end %(what)s by agreement") % {"what": e.label})
present("orders.order.propose", lambda e: _("Proposed as mediator for %(what)s") % {"what": e.label})
present("orders.order.evidence", lambda e: _("Took the evidence of %(what)s") % {"what": e.label})
present("orders.order.look", lambda e: _("Read %(what)s") % {"what": e.label})
