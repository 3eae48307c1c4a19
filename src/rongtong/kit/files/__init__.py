"""Files kept private, checked by content, handed out by signed links.

Public face: ``purpose`` declares (in ``rules``), ``keep`` takes an upload, ``remove`` removes, ``link`` gives
the address that asks the permission, ``signed`` one that runs out; ``web.forms.UploadField`` is the form
field.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.kinds import ARCHIVES, DOCUMENTS, IMAGES, SLIDES, TABLES
from rongtong.kit.files.purposes import MB, purpose

if TYPE_CHECKING:
    from rongtong.kit.files.actions import keep, remove
    from rongtong.kit.files.links import link, signed

_LATER = {"keep": "actions", "remove": "actions", "link": "links", "signed": "links"}
"""Django imports this package before it knows any model; these need them."""

__all__ = [
    "ARCHIVES", "DOCUMENTS", "IMAGES", "MB", "SLIDES", "TABLES", "FileRefused", "keep", "link", "purpose",
    "remove", "signed",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use what needs models."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
