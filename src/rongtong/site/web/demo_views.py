"""The demo's doors: sign in as each role by one click. Outside the demo these addresses do not exist."""

from __future__ import annotations

from itertools import groupby

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
from rongtong.kit.permissions.queries import holding
from rongtong.kit.permissions.roles import roles


@require_GET
@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """List the demo accounts by role, each with a line on what to try. Two queries."""
    _only_in_the_demo()
    people = {user.pk: user for user in queries.demo_accounts()}
    order = list(roles())
    held = [
        (row.role, people[row.user_id])
        for row in holding(timezone.now()).filter(user_id__in=people).order_by("pk")
        if row.role in order
    ]
    held.sort(key=lambda pair: order.index(pair[0]))
    groups = [
        (roles()[role].label, list(dict.fromkeys(user for _role, user in rows)))
        for role, rows in groupby(held, key=lambda pair: pair[0])
    ]
    others = [user for pk, user in people.items() if pk not in {user.pk for _role, user in held}]
    if others:
        groups.append((_("Without a role"), others))
    return render(request, "site/demo.html", {"groups": groups})


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
