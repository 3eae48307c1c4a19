"""How I sign in: every means on one page, each with its next step."""

from __future__ import annotations

from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from rongtong.kit.accounts import queries, services, sms


@require_GET
@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show address, password, factors, connected identities and sessions."""
    user = authenticated_user(request)
    kinds = queries.factors(user)
    context = {
        "account": user,
        "app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "providers": services.offered(),
        "connected": queries.connected(user),
        "phones_work": sms.phones_work(),
    }
    return render(request, "accounts/home.html", context)
