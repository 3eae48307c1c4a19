"""The sentences of the trail."""

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.privacy.consents import purposes


def _purpose(code: str) -> str:
    known = purposes().get(code)
    return known.label if known else code


present("privacy.agreed", lambda entry: _("Agreed to: %(what)s") % {"what": _purpose(entry.data["purpose"])})
present(
    "privacy.refused",
    lambda entry: _("Did not agree to: %(what)s") % {"what": _purpose(entry.data["purpose"])},
)
present(
    "privacy.recommendations",
    lambda entry: _("Switched recommendations on") if entry.data["on"] else _("Switched recommendations off"),
)
present("privacy.read", lambda entry: _("Read a masked field: %(field)s") % {"field": entry.data["field"]})
present("privacy.export_asked", lambda entry: _("Asked for their data as a file"))
present("privacy.export_made", lambda entry: _("The file with their data was made"))
present("privacy.erasure.asked", lambda entry: _("Asked to be erased"))
present(
    "privacy.part_erased",
    lambda entry: (
        _("Erased %(records)s records of %(part)s")
        % {"records": entry.data["records"], "part": entry.data["part"]}
    ),
)
present(
    "privacy.retention",
    lambda entry: (
        (
            _("Trial run of %(rule)s: %(count)s records")
            if entry.data["dry"]
            else _("Disposed of %(count)s records of %(rule)s")
        )
        % {"rule": entry.data["rule"], "count": entry.data["count"]}
    ),
)
