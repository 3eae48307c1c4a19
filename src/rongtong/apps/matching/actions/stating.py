"""Answering an open question: one fact of one's own listing, taken over at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.actions import stating
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.matching.queries.questions import FIELDS
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor

MOST_FEN = 10**13
"""A hundred thousand million yuan: more is a slip of the finger."""


@action
def state_fact(*, listing: Listing, name: str, value: str, actor: Actor, at: datetime) -> Listing:
    """Write the answer to the question about ``name`` (of ``FIELDS``): fen, a day, a number or a code.

    ValidationError for what cannot be read; Hindered when the listing is not public; ValueError for a name
    that no question asks for.
    """
    if name not in {field for (side, _check), field in FIELDS.items() if side == listing.side}:
        raise ValueError(name)
    try:
        read = _READ[name](value.strip())
    except (ValueError, KeyError) as fault:
        raise ValidationError({"value": _("This cannot be read. Choose one of the answers.")}) from fault
    if name == "deadline" and read < timezone.localdate(at):
        raise ValidationError({"value": _("The day has gone by. Choose a later one.")})
    values: dict[str, Any] = {name: read}
    if name == "money_high" and listing.money_low is not None and listing.money_low > read:
        values["money_low"] = read
    return stating.state(listing=listing, values=values, actor=actor, at=at)


def _whole(least: int, most: int) -> Any:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ValueError(text)
        return int(text)

    return read


def _region(text: str) -> str:
    if vocab.term(vocab.REGION, text) is None:
        raise ValueError(text)
    return text


_READ: dict[str, Any] = {
    "money_high": _whole(1, MOST_FEN), "money_low": _whole(0, MOST_FEN), "maturity": _whole(1, 9),
    "turnaround_days": _whole(1, 3_650), "deadline": date.fromisoformat, "region": _region,
    "licences": lambda text: [LicenceForm(text).value],
}  # fmt: skip
