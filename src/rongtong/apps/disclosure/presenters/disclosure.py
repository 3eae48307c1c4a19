"""What was done about agreements, access and rooms, as sentences of the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.disclosure.models.choices import Level, Way
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _level(key: int) -> str:
    return str(dict(Level.choices).get(key, key))


def _opened(entry: Entry) -> str:
    words = {"code": entry.data["code"]}
    if entry.data["way"] == Way.COPY:
        return _("Took a copy of a file of the data room, code %(code)s") % words
    return _("Looked at a file of the data room, code %(code)s") % words


def _relevelled(entry: Entry) -> str:
    before, after = entry.changes["level"]
    return _("Changed what may be read: %(before)s → %(after)s") % {
        "before": _level(before), "after": _level(after),
    }  # fmt: skip


present(
    "disclosure.agreement.asked",
    lambda e: _("Asked for a confidentiality agreement of %(n)s years") % {"n": e.data["years"]},
)
present("disclosure.agreement.typeset", lambda e: _("Kept the signed agreement as PDF with its digests"))
present(
    "disclosure.grant.asked", lambda e: _("Asked to read: %(level)s") % {"level": _level(e.data["level"])}
)
present("disclosure.grant.given", lambda e: _("Opened without being asked: %(level)s")
        % {"level": _level(e.data["level"])})  # fmt: skip
present("disclosure.grant.level", _relevelled)
present("disclosure.file.added", lambda e: _("Put a file into the data room"))
present("disclosure.file.changed", lambda e: _("Changed who may read a file of the data room"))
present("disclosure.file.removed", lambda e: _("Took a file out of the data room"))
present("disclosure.file.opened", _opened)
