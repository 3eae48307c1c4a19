"""Acting for somebody: chosen on the page, kept in the session, ended by itself."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongtong.apps.parties.actions.delegations import take_up
from rongtong.apps.parties.queries.memberships import acting_for, standing_in
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.lib.actor import Actor

KEY = "acts_for"


class StandInMiddleware:
    """Lends the actor the roles of the person they act for; behind ``ActorMiddleware``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Wrap the actor only when the session says so."""
        chosen = request.session.get(KEY) if request.session.session_key else None
        if chosen is not None:
            own = actor_of(request)
            request.actor = SimpleLazyObject(lambda: _lent(request, own, chosen))
        return self.get_response(request)


def _lent(request: HttpRequest, own: Actor, chosen: int) -> Actor:
    lent = standing_in(own, chosen, timezone.now())
    if lent is None:
        request.session.pop(KEY, None)
    return lent or own


@login_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Begin to act for somebody, or, with nothing chosen, for oneself again."""
    delegation = whole(request.POST.get("delegation"))
    request.session.pop(KEY, None)
    given = acting_for(request.user.pk, timezone.now()).filter(pk=delegation).first() if delegation else None
    if given is not None:
        take_up(delegation=given, actor=actor_of(request), at=timezone.now())
        request.session[KEY] = given.pk
        messages.success(
            request, _("You act for %(name)s now. Both names are noted.") % {"name": given.principal}
        )
        return redirect("parties:organisation", given.organisation_id)
    messages.success(request, _("You act for yourself."))
    return redirect("/")
