"""The sentences of clocks on the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry
from rongtong.kit.clocks.kinds import kinds


def _words(entry: Entry) -> dict[str, str]:
    """Give the clock's name in words; one that is no longer declared is named as it was written."""
    code = str(entry.data.get("kind", ""))
    kind = kinds().get(code)
    return {"clock": str(kind.label) if kind else code, "label": entry.label}


present("clocks.paused", lambda entry: _("Stopped the clock “%(clock)s” of “%(label)s”") % _words(entry))
present("clocks.resumed", lambda entry: _("Let the clock “%(clock)s” of “%(label)s” run on") % _words(entry))
