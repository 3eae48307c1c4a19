"""What was tapped or typed as the answer to an open question, as the action takes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.matching.queries.questions import TYPED
from rongtong.apps.matching.web.trying import WAN
from rongtong.apps.parties.web.person_fields import RegionField


class Unread(Exception):
    """What was typed cannot be read; ``sentence`` says what to write."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_answer(name: str, posted: Any) -> str:
    """Give the tapped value, else the typed one: 万元 as fen, a place as its code."""
    if posted.get("value"):
        return str(posted["value"])
    typed = posted.get("typed", "").strip()
    form = TYPED.get(name, "")
    if not typed:
        raise Unread(_("Choose an answer or type one."))
    if form == "money":
        return _fen(typed)
    if form == "region":
        try:
            return RegionField().clean(typed)
        except ValidationError as fault:
            raise Unread(" ".join(fault.messages)) from fault
    return str(typed)


def _fen(typed: str) -> str:
    try:
        fen = int(Decimal(typed.replace(",", "").replace("，", "")) * WAN)
    except (ArithmeticError, ValueError) as fault:
        raise Unread(_("Write the amount in ten thousand yuan, such as 30.")) from fault
    if not 0 < fen < 10**13:
        raise Unread(_("Write the amount in ten thousand yuan, such as 30."))
    return str(fen)
