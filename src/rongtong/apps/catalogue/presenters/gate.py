"""What was done at the gate besides the arrows, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _found(entry: Entry) -> str:
    many = entry.data.get("pairs", 0)
    return ngettext("Looks like %(n)s other one", "Looks like %(n)s other ones", many) % {"n": many}


def _moved(entry: Entry) -> str:
    return _("Belongs to another organisation now: the two became one, or parted again")


present("catalogue.duplicate.found", _found)
present("catalogue.listing.moved", _moved)
present("catalogue.listing.took_in", lambda entry: _("Stands for %(code)s as well") % entry.data)
present("catalogue.listing.gave_back", lambda entry: _("%(code)s stands by itself again") % entry.data)
