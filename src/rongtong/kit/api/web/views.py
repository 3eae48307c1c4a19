"""Access tokens of a person and of the organisations they administer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.kit.api import queries
from rongtong.kit.api.actions import tokens as writing
from rongtong.kit.api.models import Token
from rongtong.kit.api.web.forms import TokenForm
from rongtong.kit.permissions import Refused

MOST = 200
"""Tokens on the page."""


@dataclass(frozen=True)
class Line:
    """A token as a line of the page."""

    token: Token
    owner: str
    state: str

    @property
    def lives(self) -> bool:
        """Tell whether it can still be used."""
        return self.state == "valid"


@require_safe
@login_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens one may look after; two queries and the names."""
    found = list(queries.tokens(request.actor)[:MOST])
    names = queries.organisation_names(one.organisation for one in found if one.organisation is not None)
    now = timezone.now()
    lines = [Line(one, names.get(one.organisation or 0, str(one.user)), _state(one, now)) for one in found]
    return render(request, "api/tokens.html", {"lines": lines})


def _state(token: Token, now: datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "valid" if token.expires_at > now else "ended"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Make a token; its secret stands on the answer and nowhere else."""
    form = TokenForm(request.actor, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request, "api/new.html", {"form": form}, status=200 if request.method != "POST" else 422
        )
    try:
        made, secret = writing.make_token(**form.cleaned_data, actor=request.actor, at=timezone.now())
    except Refused as refusal:
        form.add_error("scopes", refusal.sentence)
        return render(request, "api/new.html", {"form": form}, status=422)
    return render(request, "api/made.html", {"token": made, "secret": secret})


@require_POST
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token at once."""
    token = get_object_or_404(queries.tokens(request.actor), pk=pk)
    writing.revoke_token(token=token, actor=request.actor, at=timezone.now())
    messages.success(
        request, _("“%(name)s” is revoked: no call with it is answered any more.") % {"name": token.name}
    )
    return redirect("api_tokens:list")
