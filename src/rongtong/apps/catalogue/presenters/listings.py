"""What was done with needs and offers, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.rules.kinds import label_of
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _edited(entry: Entry) -> str:
    names = "、".join(str(label_of(_column(name))) for name in entry.data.get("fields", ()))
    return _("Changed: %(fields)s") % {"fields": names}


def _column(name: str) -> str:
    return "money" if name in ("money_low", "money_high") else name


present("catalogue.listing.begun", lambda entry: _("Began a draft"))
present("catalogue.listing.edited", _edited)
present("catalogue.revision.written", _edited)
present("catalogue.listing.forgotten", lambda entry: _("Removed a draft that was discarded long ago"))
present("catalogue.listing.pinned", lambda entry: _("Put it first in the shop"))
present("catalogue.listing.unpinned", lambda entry: _("Took it down from the first places of the shop"))
