"""What was done in the ledger, as sentences of the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _sum(entry: Entry) -> dict[str, str]:
    return {"what": entry.label, "sum": f"{entry.data['amount'] / 100:,.2f}"}


def _named(words: str, entry: Entry) -> str:
    return words % {"what": entry.label}


present("ledger.obligation.made", lambda e: _("%(sum)s yuan came to be owed for “%(what)s”") % _sum(e))
present("ledger.obligation.looked", lambda e: _named(_("Read what is owed for “%(what)s”"), e))
present("ledger.payment.reported", lambda e: _("Reported a payment of %(sum)s yuan for “%(what)s”") % _sum(e))
present("ledger.invoice.reported", lambda e: _("Reported invoice %(what)s of %(sum)s yuan") % _sum(e))
present("ledger.invoice.withdrawn", lambda e: _named(_("Withdrew invoice %(what)s"), e))
present("ledger.obligation.settle", lambda e: _named(_("“%(what)s” is paid in full"), e))
present("ledger.obligation.waive", lambda e: _named(_("Waived what was open for “%(what)s”"), e))
present("ledger.obligation.dispute", lambda e: _named(_("Disputed what is owed for “%(what)s”"), e))
present("ledger.obligation.resume", lambda e: _named(_("Ended the dispute about “%(what)s”"), e))
present("ledger.payment.confirm", lambda e: _named(_("Confirmed the payment for “%(what)s”"), e))
present("ledger.payment.refuse", lambda e: _named(_("Refused the payment for “%(what)s”"), e))
present("ledger.payment.withdraw", lambda e: _named(_("Took back the report of a payment for “%(what)s”"), e))
