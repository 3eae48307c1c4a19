"""Telling the sides of a contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.sides import people
from rongtong.kit.notices import tell


def tell_side(contract: Contract, name: str, *sides: str, at: datetime, tail: str = "", **words: Any) -> int:
    """Tell who acts for the named sides; the link leads to the contract, ``tail`` to a part of its page."""
    link = reverse("contracts:contract", args=[contract.pk]) + tail
    readers = people(contract, *sides, at=at)
    return tell(readers, name, at=at, about=contract, link=link, title=contract.title, **words)
