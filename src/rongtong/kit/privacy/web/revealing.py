"""A masked value in clear, for who may, with a reason."""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rongtong.kit.permissions import Refused, need
from rongtong.kit.permissions.asking import why_not
from rongtong.kit.privacy import queries
from rongtong.kit.privacy.actions import revealing
from rongtong.kit.privacy.sensitive import declared
from rongtong.lib.actor import Actor


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def reveal(request: HttpRequest, model: str, pk: str, field: str) -> HttpResponse:
    """Ask for the reason, then show the value; with htmx in place of the mask."""
    actor: Actor = request.actor
    try:
        guarded = declared(model, field)
        obj = queries.record_of(model, pk)
    except (LookupError, ValueError):
        raise Http404 from None
    if obj is None:  # the same words as for a record out of reach: numbers tell nothing
        raise Refused(why_not(actor, guarded.read))
    need(actor, guarded.read, obj)
    values: dict[str, object] = {
        "value": None,
        "label": apps.get_model(model)._meta.get_field(field).verbose_name,
        "address": request.path,
    }
    if request.method == "POST":
        try:
            values["value"] = revealing.reveal(
                obj=obj, field=field, actor=actor, at=timezone.now(), reason=request.POST.get("reason", "")
            )
        except ValidationError as fault:
            values["fault"] = fault.messages[0] if "reason" in request.POST else ""
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "privacy/revealed.html" if fragment else "privacy/reveal.html", values)
