"""What was done with the conversion ledger."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present(
    "conversion.rebuilt", lambda e: _("Read %(n)s records of deals anew") % {"n": e.data.get("records", 0)}
)
present("conversion.deal.looked", lambda e: _("Read deal %(what)s") % {"what": e.label})
present(
    "conversion.flag.raised", lambda e: _("A test raised a doubt about deal %(what)s") % {"what": e.label}
)
