"""The form field for an upload. It works without JavaScript; with it, a bar shows how far the upload is."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.kinds import KINDS, labels
from rongtong.kit.files.look import look
from rongtong.kit.files.purposes import Purpose, named


class UploadInput(forms.ClearableFileInput):
    """A file input that offers the purpose's extensions and tells the script of the bar where it is."""

    template_name = "files/upload.html"


class UploadField(forms.FileField):
    """Takes one file for a purpose and checks size and content, so that a refusal stands beside the field.

    What it gives goes to ``files.keep``, which checks again.
    """

    widget = UploadInput

    def __init__(self, *, purpose: str, **options: Any) -> None:
        self.purpose = purpose
        options.setdefault("help_text", lazy(lambda: _help(named(purpose)), str)())
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer what the purpose takes; the content decides, whatever is chosen."""
        extensions = [
            f".{extension}"
            for code in sorted(named(self.purpose).kinds)
            for extension in KINDS[code].extensions
        ]
        return super().widget_attrs(widget) | {"accept": ",".join(extensions)}

    def to_python(self, data: Any) -> UploadedFile[bytes] | None:
        """Check what arrived."""
        upload: Any = super().to_python(data)
        if upload is None:
            return None
        wanted = named(self.purpose)
        if upload.size is not None and upload.size > wanted.largest:
            raise FileRefused(
                "large", _("The file is larger than %(limit)s. Make it smaller or split it."),
                limit=filesizeformat(wanted.largest),
            )  # fmt: skip
        if look(upload) not in wanted.kinds:
            raise FileRefused(
                "kind",
                _("This kind of file is not taken here. Choose one of: %(kinds)s."),
                kinds=labels(wanted.kinds),
            )
        return cast("UploadedFile[bytes]", upload)


def _help(wanted: Purpose) -> str:
    return _("%(kinds)s; at most %(largest)s.") % {
        "kinds": labels(wanted.kinds), "largest": filesizeformat(wanted.largest),
    }  # fmt: skip
