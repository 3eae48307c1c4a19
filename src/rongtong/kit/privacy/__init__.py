"""Personal data: classified, masked, exported, erased, kept no longer than needed.

Public face. In a part's ``privacy.py``: ``classify``, ``not_personal``, ``personal``, ``sensitive``,
``retain``.
Elsewhere: ``masked`` and ``reveal`` for sensitive fields, ``consented`` and ``recommends`` before using data.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rongtong.kit.privacy.actions.revealing import reveal
    from rongtong.kit.privacy.actions.tagging import add_tag, remove_tag
    from rongtong.kit.privacy.classes import Basis, Kind, Use, classify, not_personal
    from rongtong.kit.privacy.parts import Kept, personal
    from rongtong.kit.privacy.queries import consented, recommends, tags_of
    from rongtong.kit.privacy.retention import retain
    from rongtong.kit.privacy.sensitive import masked, reveal_url, sensitive

_ROOMS = {
    "classes": ("Basis", "Kind", "Use", "classify", "not_personal"),
    "parts": ("Kept", "personal"),
    "sensitive": ("masked", "reveal_url", "sensitive"),
    "retention": ("retain",),
    "queries": ("consented", "recommends", "tags_of"),
    "actions.revealing": ("reveal",),
    "actions.tagging": ("add_tag", "remove_tag"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}
__all__ = [
    "Basis", "Kept", "Kind", "Use", "add_tag", "classify", "consented", "masked", "not_personal", "personal",
    "recommends", "remove_tag", "retain", "reveal", "reveal_url", "sensitive", "tags_of",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Fetch on first use: Django imports this package before it knows any model."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
