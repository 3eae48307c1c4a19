"""Service centres as everybody sees them: tree, map, who serves a region, one centre."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.parties.actions import centres as actions
from rongtong.apps.parties.queries import centres as queries
from rongtong.apps.parties.queries import coverage
from rongtong.apps.parties.rules import centres as rules
from rongtong.apps.parties.web.acting import actor_of, moved, status_of, stories, written
from rongtong.apps.parties.web.centre_forms import CentreForm, PlanForm
from rongtong.apps.parties.web.person_fields import RegionField
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import offers, steps


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The tree, the map, and which centre serves a region (``region``: a name or code)."""
    actor, today = actor_of(request), timezone.localdate()
    asked = request.GET.get("region", "").strip()[:60]
    tree = queries.tree(actor)
    context: dict[str, Any] = {
        "tree": tree,
        "count": sum(node.size for node in tree),
        "asked": asked,
        "figures": _figures(tree),
        "may_plan": can(actor, rules.PLAN),
        "served": None,
        "wrong": "",
    }
    if asked:
        try:
            region = RegionField().clean(asked)
        except Exception as fault:  # the field's own sentence
            context["wrong"] = " ".join(getattr(fault, "messages", [str(fault)]))
        else:
            context |= {"region": region, "served": coverage.serving(region, today)}
    return render(request, "parties/centres/directory.html", context)


@require_safe
def centre(request: HttpRequest, pk: int) -> HttpResponse:
    """One centre: where it is, when it is open, what it serves, who works there (for its own)."""
    actor, at = actor_of(request), timezone.now()
    one = queries.one(actor, pk)
    today = timezone.localdate(at)
    codes = coverage.covered([one], today)
    inside = can(actor, rules.STAFF_VIEW, one)
    context = {
        "centre": one,
        "inside": inside,
        "staff": queries.staff(actor, one, at) if inside else [],
        "covered": _counties(codes.get(one.pk, frozenset())),
        "changes": queries.changes(one),
        "figures": dict.fromkeys(codes.get(one.pk, ()), 1),
        "children": queries.directory(actor).filter(parent=one),
        "offers": [offer for offer in offers(one, actor, at) if offer.name in ("open", "drop")],
        "may_edit": can(actor, rules.EDIT, one),
        "may_manage": can(actor, rules.MANAGE, one),
        "steps": steps(one) if inside else [],
        "trail": stories(trail.of(one).order_by("-number")[:20]) if inside else [],
    }
    return render(request, "parties/centres/centre.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a new centre."""
    actor = actor_of(request)
    need(actor, rules.PLAN)
    form = PlanForm(request.POST or None)
    made: list[Any] = []

    def save() -> None:
        data = dict(form.cleaned_data)
        place = {name: data.pop(name) for name in ("level", "region", "parent")}
        made.append(actions.plan(values=data, actor=actor, at=timezone.now(), **place))

    if form.is_valid() and written(form, save):
        messages.success(request, _("Planned. Post its head, then open it."))
        return redirect("parties:centre", made[0].pk)
    return render(request, "parties/centres/form.html", {"form": form, "title": _("Plan a centre")})


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change name, address, phone and hours."""
    actor = actor_of(request)
    one = queries.one(actor, pk)
    need(actor, rules.EDIT, one)

    def now() -> dict[str, Any]:
        there = queries.one(actor, pk)
        return {name: getattr(there, name) for name in (*actions.CARD, "version")}

    form = CentreForm(request.POST or None, initial=now())

    def save() -> object:
        values = dict(form.cleaned_data)
        return actions.edit(
            centre=one, version=values.pop("version"), values=values, actor=actor, at=timezone.now()
        )

    if form.is_valid() and written(form, save, now):
        messages.success(request, _("Saved."))
        return redirect("parties:centre", pk)
    context = {"form": form, "centre": one, "title": _("Change the centre")}
    return render(request, "parties/centres/form.html", context, status=status_of(form))


@login_required
@require_http_methods(["POST"])
def move_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a planned centre or drop its plan."""
    one = queries.one(actor_of(request), pk)

    def do(*, name: str, **values: Any) -> object:
        return (
            actions.open_centre(centre=one, **values)
            if name == "open"
            else actions.drop(centre=one, **values)
        )

    return moved(request, one, do, reverse("parties:centre", args=(pk,)))


def _figures(tree: tuple[queries.Node, ...]) -> dict[str, int]:
    """Count the centres by their own region, for the map."""
    counted: dict[str, int] = {}
    for node in tree:
        counted[node.centre.region] = counted.get(node.centre.region, 0) + 1
        for region, n in _figures(node.children).items():
            counted[region] = counted.get(region, 0) + n
    return counted


def _counties(codes: frozenset[str]) -> list[str]:
    """Give the narrowest valid regions of a coverage, in code order."""
    today = timezone.localdate()
    found = (vocab.term(vocab.REGION, code, today) for code in sorted(codes))
    valid = [term for term in found if term is not None]
    above = {term.parent for term in valid}
    return [term.code for term in valid if term.code not in above]
