"""Telling people: in the site and by mail, in their language, at a time they chose.

Public face: ``category`` and ``notice`` declare, ``tell`` (accounts) and ``tell_address`` (an address without
an account) write rows in the caller's transaction.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rongtong.kit.notices.declare import category, notice

if TYPE_CHECKING:
    from rongtong.kit.notices.actions.telling import tell, tell_address

__all__ = ["category", "notice", "tell", "tell_address"]


def __getattr__(name: str) -> Any:
    """Fetch what needs models on first use: Django imports this package before it knows any."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.actions.telling"), name)
