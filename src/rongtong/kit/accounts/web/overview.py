"""How I sign in: every means on one page, each with its next step."""

from __future__ import annotations

from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from rongtong.kit.accounts import sms


@require_GET
@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show address, password, factors, connected identities and sessions."""
    user = authenticated_user(request)
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    context = {
        "account": user,
        "app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "providers": bool(settings.IDENTITY_PROVIDERS),
        "connected": SocialAccount.objects.filter(user=user).count() if settings.IDENTITY_PROVIDERS else 0,
        "phones_work": sms.phones_work(),
    }
    return render(request, "accounts/home.html", context)
