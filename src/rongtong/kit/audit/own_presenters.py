"""The trail's own sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit.models import Entry
from rongtong.kit.audit.presenters import present


def checked(entry: Entry) -> str:
    """Say how the check went."""
    count = entry.data.get("count", 0)
    if count:
        return _("The audit trail does not hold in %(count)d places.") % {"count": count}
    return _("The audit trail holds.")


present("audit.checked", checked)
present("audit.exported", lambda entry: _("Exported the audit trail"))
present(
    "audit.day_published",
    lambda entry: (
        _("Published the day's digest, up to entry %(number)s") % {"number": entry.data.get("number")}
    ),
)
