"""One contract: where it stands, what is next and by when, its sides, deliverables and story."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.contracts.actions.drafting import move as move_on
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.next import Next, next_of
from rongtong.apps.contracts.queries.story import story_of
from rongtong.apps.contracts.rules.kinds import subkind
from rongtong.apps.contracts.web.frame import found, frame
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.kit.pages import cells
from rongtong.kit.workflow import offers, steps, workflow_of

BUTTONS = ("prepare", "publish", "close_notice", "begin", "reopen", "drop")


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contract."""
    contract, actor, now = found(request, pk), actor_of(request), timezone.now()
    milestones, step = list(contract.milestones.all()), next_of(contract, actor, now)
    context = frame(request, contract, "contract") | {
        "steps": steps(contract), "next": step, "facts": facts_of(contract),
        "next_url": address_of(contract, step),
        "milestones": [{"one": one, "shown": workflow_of(one).by_state[one.state]} for one in milestones],
        "offers": [one for one in offers(contract, actor, now) if one.name in BUTTONS],
        "history": story_of(contract), "runs": contract.state in ("signed", "performing"),
    }  # fmt: skip
    return render(request, "contracts/contract.html", context)


def address_of(contract: Contract, step: Next) -> str:
    """Give the page on which the next thing is done; nothing when it is this one."""
    if step.page in ("", "contract"):
        return ""
    given = [contract.pk, "matter"] if step.page == "write" else [contract.pk]
    return reverse(f"contracts:{step.page}", args=given)


def facts_of(contract: Contract) -> list[tuple[str, Any]]:
    """Give what both agreed, as (label, value)."""
    sub = subkind(contract.kind, contract.subkind)
    span = " – ".join(str(day) for day in (contract.valid_from, contract.valid_to) if day)
    return [
        (_("Buyer"), str(contract.buyer)), (_("Seller"), str(contract.seller)),
        (_("Kind of contract"), f"{contract.get_kind_display()} · {sub.label}（{sub.article}）"),
        (_("Total"), cells.money(contract.total_fen)),
        (_("Technology amount"), cells.money(contract.technology_fen)),
        (_("How the price is found"), contract.get_price_mode_display()),
        (_("Payment"), contract.get_payment_mode_display()),
        (_("Valid"), span or cells.NOTHING),
    ]  # fmt: skip


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with a contract."""
    contract = found(request, pk)

    def do(*, name: str, **given: Any) -> object:
        if name not in BUTTONS:
            raise Http404
        return move_on(contract=contract, step=name, **given)

    return moved(request, contract, do, reverse("contracts:contract", args=[pk]))
