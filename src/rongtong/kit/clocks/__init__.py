"""Deadlines as rows: how long, in working days or not, whom to remind, and what follows when one runs out.

Public face: ``start``, ``stop``, ``pause``, ``resume`` inside an action; ``when_out`` and ``who`` declare
what follows and who is told; ``due_text`` for pages; ``late`` for workbenches. Kinds are data:
``clocks.toml`` of each app (``kinds`` tells the form).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rongtong.kit.clocks.register import when_out, who

if TYPE_CHECKING:
    from rongtong.kit.clocks.actions import pause, resume, start, stop
    from rongtong.kit.clocks.queries import late, of
    from rongtong.kit.clocks.sentences import due_text

__all__ = ["due_text", "late", "of", "pause", "resume", "start", "stop", "when_out", "who"]
_ROOMS = {"due_text": "sentences", "late": "queries", "of": "queries"}


def __getattr__(name: str) -> Any:
    """Fetch what needs models on first use: Django imports this package before it knows any."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'actions')}"), name)
