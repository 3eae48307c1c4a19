"""The demo's doors: sign in as each role by one click. Outside the demo these addresses do not exist."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from rongtong.kit.accounts import queries, visits
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.queries import holding
from rongtong.kit.permissions.roles import roles


def doors() -> list[tuple[Any, list[User]]]:
    """Give the demo accounts by role, in the order of the roles. Two queries."""
    people = {user.pk: user for user in queries.demo_accounts()}
    found: dict[str, list[User]] = {role: [] for role in roles()}
    for row in holding(timezone.now()).filter(user_id__in=people).order_by("pk"):
        if row.role in found and people[row.user_id] not in found[row.role]:
            found[row.role].append(people[row.user_id])
    listed = {user.pk for users in found.values() for user in users}
    groups: list[tuple[Any, list[User]]] = [
        (roles()[role].label, users) for role, users in found.items() if users
    ]
    others = [user for user in people.values() if user.pk not in listed]
    return [*groups, (_("Without a role"), others)] if others else groups


@require_GET
@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """List the demo accounts by role, each with a line on what to try."""
    _only_in_the_demo()
    return render(request, "site/demo.html", {"groups": doors()})


@require_POST
def demo_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of them, without a password."""
    _only_in_the_demo()
    user = get_object_or_404(queries.demo_accounts(), pk=pk)
    adapter = get_adapter()
    if request.user.is_authenticated:
        adapter.logout(request)
    adapter.login(request, user)
    response = redirect(settings.LOGIN_REDIRECT_URL)
    visits.arrive(request, response, user, means="demo")
    messages.info(request, _("You are %s now. This is a demo: nothing here is real.") % user)
    return response


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404
