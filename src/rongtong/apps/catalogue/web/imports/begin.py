"""The list of one's imports, and a new one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.actions.imports import begin_import
from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.queries.imports import imports
from rongtong.apps.catalogue.queries.owners import owners_of
from rongtong.apps.catalogue.web.imports.forms import NewForm
from rongtong.kit.files import FileRefused
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow.badges import badge_of


def _name(batch: Import) -> Any:
    return cells.link(batch.name, reverse("catalogue:import", args=[batch.pk]))


TABLE = Table(
    (
        Column("name", _("File"), show=_name, main=True),
        Column("state", _("State"), show=badge_of, sort="state"),
        Column("owner", _("For whom"), show=lambda batch: str(batch.owner)),
        Column("side", _("What it holds"), show=lambda batch: batch.get_side_display()),
        Column("rows_done", _("rows brought in"), show=lambda batch: batch.rows_done, figure=True),
        Column(
            "created_at", _("begun"), show=lambda batch: cells.moment(batch.created_at), sort="created_at"
        ),
    ),
    order=("-created_at", "-pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show one's imports, newest first."""
    page = TABLE.page(request, imports(actor_of(request)))
    return render(request, "catalogue/imports/list.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a file; it is read in the background, nothing is made yet."""
    actor = actor_of(request)
    owners = owners_of(actor)
    form = NewForm(request.POST or None, request.FILES or None, owners=owners)
    if request.method == "POST" and form.is_valid():
        side, _dot, kind = form.cleaned_data["what"].partition(".")
        owner = form.owners[form.cleaned_data["owner"]]
        try:
            made = begin_import(
                side=side, kind=kind, upload=form.cleaned_data["file"], actor=actor, at=timezone.now(),
                **owner.given(),
            )  # fmt: skip
        except (FileRefused, ValidationError) as fault:
            form.add_error("file", ValidationError(getattr(fault, "messages", None) or [str(fault)]))
        else:
            return redirect("catalogue:import", made.pk)
    context = {"form": form, "owners": owners}
    return render(request, "catalogue/imports/new.html", context, status=422 if form.is_bound else 200)
