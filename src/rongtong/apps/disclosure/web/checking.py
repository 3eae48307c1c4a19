"""The public page that tells whether a text or file was signed here: yes or no, and when."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from rongtong.apps.disclosure.queries.agreements import checked
from rongtong.apps.disclosure.rules.wording import digests_of
from rongtong.apps.disclosure.web.forms import CheckForm


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Look a digest up. Who signed, and what, is not told to anybody."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    context: dict[str, Any] = {"form": form}
    status = 200
    if form.is_bound:
        if form.is_valid():
            held = form.cleaned_data["file"]
            digest = digests_of(held.read())[0] if held else form.cleaned_data["digest"]
            context |= {"asked": True, "found": checked(digest), "digest": digest}
        else:
            status = 422
    answer = render(request, "disclosure/check.html", context, status=status)
    add_never_cache_headers(answer)
    return answer
