"""Keeping accounts: find one by its whole address, see its state, act with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rongtong.kit.accounts import lock, queries
from rongtong.kit.accounts.actions import keeping
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.site.rules import KEEP
from rongtong.site.web.account_forms import ACTS, FindForm, KeepForm


@login_required
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Ask for an address and lead to its account."""
    need(actor_of(request), KEEP)
    form = FindForm(request.POST or None)
    if form.is_valid():
        user = queries.find(form.cleaned_data["contact"])
        if user is not None:
            return redirect("site:account", user.pk)
        form.add_error("contact", _("No account has this address."))
    return render(request, "site/account_find.html", {"form": form})


@login_required
@never_cache
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account and what can be done with it."""
    need(actor_of(request), KEEP)  # first: who may not is not told which numbers are accounts
    user = queries.one(pk)
    need(actor_of(request), KEEP, user)
    form = KeepForm(request.POST or None)
    if form.is_valid():
        try:
            _keep(user, request, **form.cleaned_data)
        except keeping.NotPossible as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("Done: %s.") % ACTS[form.cleaned_data["act"]])
            return redirect("site:account", user.pk)
    at = timezone.now()
    context = {
        "person": user,
        "form": form,
        "locked": lock.is_locked(user, at),
        "places": len(queries.places(user, here=None, at=at)),
        "factor": queries.has_second_factor(user),
    }
    return render(request, "site/account.html", context)


def _keep(user: User, request: HttpRequest, *, act: str, reason: str, successor: User | None) -> Any:
    given: dict[str, Any] = {"user": user, "actor": actor_of(request), "at": timezone.now()}
    if act == "end_sessions":
        return keeping.end_sessions(**given)
    if act == "leave":
        return keeping.leave(**given, reason=reason, successor=successor)
    acts = {"unlock": keeping.unlock, "suspend": keeping.suspend, "reinstate": keeping.reinstate}
    return acts[act](**given, reason=reason)
