"""The lists of contracts and trials, beside the introductions they come from; the button on offers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.queries.doors import door
from rongtong.kit.pages.shelves import Shelf, shelf


def _try(key: int) -> Shelf:
    """Give the button; whether the offer may be tried is what its page knows."""
    return Shelf("contracts/trial_button.html", {"key": key})


door(_("Contracts"), "contracts:list", icon="file-text", order=20)
door(_("Use first, transfer later"), "contracts:trials", icon="clock", order=22)
shelf("offer.trial", "contracts.trial", _try)
