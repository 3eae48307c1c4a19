"""What every page behind a link begins with: whose it is, whether it works, who is asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.queries.links import target_by
from rongtong.apps.campaigns.rules.campaigns import ANSWER, WORK
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.permissions import can
from rongtong.lib.actor import SYSTEM, Actor

View = Callable[..., HttpResponse]


def linked(view: View) -> View:
    """Give the view the target of the token; say so when the link is void or the campaign over."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        target = target_by(token)
        if target is None or target.state == "withdrawn":
            return unlisted(render(request, "campaigns/asked/void.html", status=404))
        if not runs(target.campaign):
            context = {"campaign": target.campaign}
            return unlisted(render(request, "campaigns/asked/over.html", context, status=410))
        return unlisted(view(request, target, token, *args, **kwargs))

    return opened


def runs(campaign: Campaign) -> bool:
    """Tell whether answers are taken now."""
    return campaign.state == "running" and (campaign.ends_at is None or timezone.now() < campaign.ends_at)


def unlisted(response: HttpResponse) -> HttpResponse:
    """Keep a page out of search engines and its address out of what other sites are told."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def speaker(request: HttpRequest, target: Target) -> Actor:
    """Give who answers: the member or officer who is signed in, else whoever holds the link.

    The token is the proof of the latter: the site acts, and the trail says for whose link.
    """
    actor = actor_of(request)
    if actor.kind == "user" and can(actor, ANSWER, target):
        return actor
    return replace(SYSTEM, name=_("Link of %(name)s") % {"name": target.name}, via="link")


def is_staff(request: HttpRequest, target: Target) -> bool:
    """Tell whether an officer looks at the page: that does not count as opened."""
    return can(actor_of(request), WORK, target)
