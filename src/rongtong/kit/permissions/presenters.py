"""The sentences of giving and taking power."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.roles import roles


def words(entry: Entry) -> dict[str, Any]:
    """Give what the sentences need: the role's name, the account's number."""
    code = entry.data.get("role", "")
    return {"role": roles()[code].label if code in roles() else code, "user": entry.data.get("user")}


present("permissions.assigned", lambda entry: _("Gave account %(user)s the role “%(role)s”") % words(entry))
present(
    "permissions.revoked", lambda entry: _("Ended the role “%(role)s” of account %(user)s") % words(entry)
)
present(
    "permissions.session_opened",
    lambda entry: _("Opened a staff session of %(minutes)s minutes") % {"minutes": entry.data.get("minutes")},
)
present("permissions.session_closed", lambda entry: _("Closed the staff session"))
