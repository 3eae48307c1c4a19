"""Why a file is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class FileRefused(ValidationError):
    """A file is not taken. ``code`` is stable; the sentence says what to do and stands beside the field."""

    def __init__(self, code: str, sentence: StrOrPromise, **params: object) -> None:
        super().__init__(sentence, code=f"file.{code}", params=params or None)


def unknown() -> FileRefused:
    """Give the refusal of content that is of no kind we know."""
    return FileRefused(
        "unknown", _("This kind of file is not known. Save it as PDF or in a present Office format.")
    )
