"""What was done with imports, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present("catalogue.import.begun", lambda entry: _("Uploaded “%(file)s”") % {"file": entry.data["file"]})
present("catalogue.import.handed_in", lambda entry: _("Handed the complete drafts of the import in"))
present(
    "catalogue.import.taken_back",
    lambda entry: _("Took the drafts of the import back; %(left)s stay") % {"left": entry.data["left"]},
)
