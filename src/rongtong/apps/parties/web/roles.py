"""Roles: who holds what, giving and taking, second opinions, the review of what was not used."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.parties.actions import roles as actions
from rongtong.apps.parties.models import RoleRequest
from rongtong.apps.parties.queries import roles as queries
from rongtong.apps.parties.rules import roles as rules
from rongtong.apps.parties.web.acting import actor_of, moved, written
from rongtong.apps.parties.web.centre_forms import GiveForm, WhyForm
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can, need
from rongtong.kit.permissions.roles import roles
from rongtong.kit.workflow import offers


def _role(row: Any) -> str:
    known = roles().get(row.role)
    return known.label if known else row.role


def _take(row: Any) -> Any:
    return cells.link(_("Take away"), reverse("parties:role_take", args=(row.pk,)))


def _table(*more: Column) -> Table:
    return Table(
        columns=(
            Column("user", gettext_lazy("Holder"), lambda row: str(row.user), sort="user__name", main=True),
            Column("role", gettext_lazy("Role"), _role, sort="role"),
            Column("reach", gettext_lazy("Held for"), lambda row: row.reach),
            Column("starts", gettext_lazy("Since"), lambda row: cells.moment(row.starts), sort="starts"),
            Column(
                "ends", gettext_lazy("Until"), lambda row: cells.moment(row.ends), sort="ends", spare=True
            ),
            Column("reason", gettext_lazy("Reason"), spare=True),
            *more,
        ),
        order=("role", "user__name"),
        size=30,
    )


HELD = _table(Column("take", gettext_lazy("Take away"), _take))
UNUSED = _table(
    Column("used", gettext_lazy("Last act"), lambda row: cells.moment(row.last_act)),
    Column(
        "keep",
        gettext_lazy("Let it stand"),
        lambda row: cells.link(_("Let it stand"), reverse("parties:role_keep", args=(row.pk,))),
    ),
    Column("take", gettext_lazy("Take away"), _take),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Who holds which role; ``role`` shows one only."""
    actor, at = actor_of(request), timezone.now()
    rows = queries.held(actor, at)
    chosen = request.GET.get("role", "")
    if chosen in roles():
        rows = rows.filter(role=chosen)
    context = {
        "page": HELD.page(request, rows), "chosen": chosen, "roles": list(roles().values()),
        "may_give": can(actor, rules.GRANT), "requests": queries.requests(actor)[:20],
        "unused": queries.unused(actor, at).count(),
    }  # fmt: skip
    return render(request, "parties/roles/index.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Give a role; a powerful one waits for a second person."""
    actor = actor_of(request)
    need(actor, rules.GRANT)
    form = GiveForm(request.POST or None, actor=actor)
    made: list[object] = []

    def save() -> None:
        made.append(actions.give(actor=actor, at=timezone.now(), **form.cleaned_data))

    if form.is_valid() and written(form, save):
        waits = isinstance(made[0], RoleRequest)
        done = _("Asked. A second person must agree to this role.") if waits else _("Given, from now on.")
        messages.success(request, done)
        return redirect("parties:roles")
    return render(request, "parties/roles/form.html", {"form": form, "title": _("Give a role")})


@login_required
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role away."""
    return _decide(request, pk, actions.take, _("Take a role away"), _("Taken away, from now on."))


@login_required
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a role stand that was not used for long."""
    return _decide(
        request, pk, actions.keep, _("Let a role stand"), _("Noted. It is asked again in 90 days.")
    )


@login_required
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """Roles held and not used for 90 days."""
    page = UNUSED.page(request, queries.unused(actor_of(request), timezone.now()))
    return render(request, "parties/roles/review.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """A powerful role somebody asked for: agree or refuse."""
    actor = actor_of(request)
    one = queries.request(actor, pk)
    if request.method == "POST":

        def do(**values: Any) -> object:
            return actions.decide_role(request=one, **values)

        here = reverse("parties:role_request", args=(pk,))
        answer = moved(request, one, do, here)
        one.refresh_from_db()
        return answer if one.state == "asked" else redirect("parties:roles")
    known = roles().get(one.role)
    context = {
        "one": one,
        "role": known.label if known else one.role,
        "offers": offers(one, actor, timezone.now()),
    }
    return render(request, "parties/roles/request.html", context)


def _decide(request: HttpRequest, pk: int, do: Any, title: str, done: str) -> HttpResponse:
    actor = actor_of(request)
    need(actor, rules.REVOKE)
    one = queries.one(actor, pk)
    form = WhyForm(request.POST or None)

    def save() -> object:
        return do(assignment=one, reason=form.cleaned_data["reason"], actor=actor, at=timezone.now())

    if form.is_valid() and written(form, save):
        messages.success(request, done)
        return redirect("parties:roles")
    context = {"form": form, "title": title, "one": one, "role": _role(one)}
    return render(request, "parties/roles/form.html", context)
