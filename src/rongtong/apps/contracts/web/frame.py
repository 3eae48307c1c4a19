"""What every page of one contract shares: finding it, its tabs, its side, doing and saying so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts.actions.looking import note_look
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.queries.contracts import seen
from rongtong.apps.contracts.queries.sides import sides_of
from rongtong.apps.parties.rules.sides import READ
from rongtong.apps.parties.web.acting import actor_of


def found(request: HttpRequest, pk: int) -> Contract:
    """Give a contract the reader may open; 404 for any other. Who is of neither side leaves a line."""
    actor = actor_of(request)
    contract = get_object_or_404(seen(actor), pk=pk)
    if request.method == "GET" and not sides_of(contract, actor, READ):
        note_look(contract=contract, actor=actor, at=timezone.now())
    return contract


def frame(request: HttpRequest, contract: Contract, active: str) -> dict[str, Any]:
    """Give what the head of each page shows."""
    mine = sides_of(contract, actor_of(request))
    return {
        "contract": contract, "mine": mine, "tabs": _tabs(contract, active, mine),
        "my_side": ", ".join(str(Side(side).label) for side in mine),
        "back": reverse("contracts:contract", args=[contract.pk]),
    }  # fmt: skip


def _tabs(contract: Contract, active: str, mine: list[str]) -> list[dict[str, Any]]:
    rows = [
        ("contract", _("Overview"), None), ("terms", _("Terms and versions"), contract.terms_no),
        ("price", _("Price and notice"), None), ("sign", _("Text and signatures"), None),
    ]  # fmt: skip
    if Side.SELLER in mine and contract.seller.organisation_id:
        rows.append(("splits", _("Income of the people"), None))
    return [
        {"label": label, "url": reverse(f"contracts:{name}", args=[contract.pk]), "active": name == active,
         "count": count}
        for name, label, count in rows
    ]  # fmt: skip


def done(request: HttpRequest, do: Callable[[], object], told: str) -> bool:
    """Carry out an action; say that it is done, or why not."""
    try:
        do()
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return False
    messages.success(request, told)
    return True
