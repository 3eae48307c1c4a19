"""The sentences of the trail."""

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.files.models import Scan

present("files.kept", lambda entry: _("Kept a file (%(form)s)") % {"form": entry.data["form"].upper()})
present("files.read", lambda entry: _("Read a file"))
present("files.removed", lambda entry: _("Removed a file"))
present(
    "files.scanned", lambda entry: _("Scanned a file: %(found)s") % {"found": Scan(entry.data["found"]).label}
)
