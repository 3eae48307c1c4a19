"""What was done to keep the site safe, as sentences."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.site.operations.verbs import BACKED_UP, RESTORE_TESTED, RESTORED

present(
    BACKED_UP,
    lambda entry: (
        _("Made the backup %(name)s (%(size)s)")
        % {"name": entry.data["name"], "size": filesizeformat(entry.data["size"])}
    ),
)
present(
    RESTORED,
    lambda entry: (
        _("Put back the backup %(name)s of %(made_at)s")
        % {"name": entry.data["name"], "made_at": entry.data["made_at"]}
    ),
)
present(
    RESTORE_TESTED,
    lambda entry: _("Restored the backup %(name)s as a test: whole") % {"name": entry.data["name"]},
)
