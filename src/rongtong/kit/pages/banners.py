"""What must not be overlooked on any page: a line under the header, such as staff power that is on.

In an app's ``apps.py`` (``ready``)::

    banner("parties.session", staff_power)

where ``staff_power(request)`` gives a ``Banner``, or None when there is nothing to say, with no query for
readers whom it never concerns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Banner:
    """One line. ``act`` is a button that posts to ``url``; without it the line leads there."""

    text: Any
    icon: str = "alert-triangle"
    url: str = ""
    act: Any = ""


Provider = Callable[[HttpRequest], Banner | None]
_PROVIDERS: dict[str, Provider] = {}


def banner(name: str, provider: Provider) -> None:
    """Enter a provider; the same name again replaces it."""
    _PROVIDERS[name] = provider


def banners(request: HttpRequest) -> list[Banner]:
    """Give the lines of this reader, in the order of their names."""
    found = (provider(request) for _, provider in sorted(_PROVIDERS.items()))
    return [one for one in found if one is not None]
