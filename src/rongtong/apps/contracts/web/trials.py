"""The list of trials, and offering one or asking for one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.owners import Owner, owners_of
from rongtong.apps.contracts.actions import trying as act
from rongtong.apps.contracts.models import Trial
from rongtong.apps.contracts.queries.introduced import introduced
from rongtong.apps.contracts.queries.trials import counts, of_tab, offer_to_try
from rongtong.apps.contracts.web.forms_trials import TrialForm
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.parties.web.acting import actor_of, whole, written
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.workflow.badges import badge_of
from rongtong.lib.actor import Actor

TITLES = {
    "all": _("All"), "offered": _("To be answered"), "running": _("On trial"), "disputed": _("In dispute"),
    "converted": _("Became contracts"), "ended": _("No longer on trial"),
}  # fmt: skip


def _title(one: Trial) -> Any:
    return cells.link(one.title, reverse("contracts:trial", args=[one.pk]))


def _fee(one: Trial) -> Any:
    return cells.money(one.fee_fen) if one.fee_fen else _("free of charge")


TABLE = Table(
    (
        Column(
            "title", _("What is tried"), show=_title, plain=lambda one: one.title, main=True, sort="title"
        ),
        Column("state", _("State"), show=badge_of, sort="state"),
        Column("buyer", _("Tried by"), show=lambda one: str(one.buyer)),
        Column("seller", _("Owner of the result"), show=lambda one: str(one.seller)),
        Column("fee", _("Fee"), show=_fee, figure=True, sort="fee_fen"),
        Column("ends_on", _("Last day"), show=lambda one: one.ends_on or cells.NOTHING, sort="ends_on"),
    ),
    order=("-offered_at", "-pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the trials one sees."""
    actor, tab = actor_of(request), request.GET.get("tab", "all")
    found = counts(actor)
    page = TABLE.page(request, of_tab(actor, tab), found.get(tab, found["all"]))
    tabs = [
        {"label": label, "url": f"?tab={name}", "count": found[name], "active": name == tab}
        for name, label in TITLES.items()
    ]
    return render(request, "contracts/trials.html", {"page": page, "tabs": tabs})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a trial or ask for one: of a public offer marked for it, or of an introduction (``?from=``)."""
    actor = actor_of(request)
    met = introduced(actor, whole(request.GET.get("from")))
    met = met if met is not None and met.offer_id == pk and side_of(actor, met) else None
    listing = met.offer if met else offer_to_try(pk)
    if listing is None:
        raise Http404
    owners = [] if met else _owners(actor, listing)
    form = TrialForm(request.POST or None, owners=None if met else owners)
    made: list[Trial] = []

    def do() -> None:
        told = form.cleaned_data
        buyer = met.buyer if met else _chosen(owners, told["owner"])
        made.append(
            act.offer(
                listing=listing, buyer=buyer, scope=told["scope"], months=told["months"],
                fee_fen=told["fee_fen"] or 0, introduction=met, actor=actor, at=timezone.now(),
            )
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and written(form, do):
        messages.success(request, _("Proposed. The other side was told."))
        return redirect("contracts:trial", made[0].pk)
    context = {
        "form": form,
        "listing": listing,
        "owners": owners,
        "met": met,
        "offers_it": _offers(met, actor),
    }
    return render(request, "contracts/trial_new.html", context, status=422 if form.is_bound else 200)


def _owners(actor: Actor, listing: Listing) -> list[Owner]:
    return [one for one in owners_of(actor) if (one.organisation or one.person) != listing.owner]


def _chosen(owners: list[Owner], key: str) -> Any:
    found = next(one for one in owners if one.key == key)
    return found.organisation or found.person


def _offers(met: Introduction | None, actor: Actor) -> bool:
    return met is not None and side_of(actor, met) == "seller"
