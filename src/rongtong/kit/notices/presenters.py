"""The sentences of notices on the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry
from rongtong.kit.notices.declare import categories


def _words(entry: Entry) -> dict[str, str]:
    code = str(entry.data.get("category", ""))
    known = categories().get(code)
    return {"category": str(known.label) if known else code}


present("notices.chosen", lambda entry: _("Chose which notices come, and how"))
present(
    "notices.stopped", lambda entry: _("Stopped letters about “%(category)s” to an address") % _words(entry)
)
present("notices.switched_off", lambda entry: _("Switched off letters about “%(category)s”") % _words(entry))
present("notices.delivery.retry", lambda entry: _("Had a letter sent again that had not arrived"))
present("notices.delivery.sent", lambda entry: _("Marked a letter as sent: %(why)s") % {"why": entry.note})
present("notices.delivery.give_up", lambda entry: _("Gave a letter up: %(why)s") % {"why": entry.note})
