"""The registration package as a file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.registration.actions.packing import take_package
from rongtong.apps.registration.web.frame import found
from rongtong.kit.workflow import Hindered


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the zip; a POST, because it is written down."""
    one = found(request, pk)
    try:
        made = take_package(registration=one, actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
        return redirect("registration:registration", pk)
    answer = HttpResponse(made, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{one.code}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer
