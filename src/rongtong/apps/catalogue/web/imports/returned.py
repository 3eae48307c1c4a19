"""The uploaded workbook back, with a column that says what is to be mended in each row."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.queries.imports import imports
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the file as it came, faults named beside each row; mended, it can be brought in again."""
    # The core brings numeric libraries along: only whoever asks for the file pays for them.
    from rongtong.apps.catalogue.queries.sheets import checked
    from rongtong_match.tables import UnreadableFile

    batch = get_object_or_404(imports(actor_of(request)).select_related("file"), pk=pk)
    english = (get_language() or "").startswith("en")
    with tempfile.TemporaryDirectory() as folder:
        try:
            made = checked(batch, Path(folder), timezone.localdate(), "en" if english else "zh")
        except UnreadableFile:
            return redirect("catalogue:import", pk)
        return FileResponse(
            made.open("rb"), as_attachment=True, filename=f"{Path(batch.name).stem}-returned{made.suffix}"
        )
