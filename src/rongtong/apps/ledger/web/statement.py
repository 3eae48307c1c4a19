"""A bank statement is read once and laid beside reported payments; each is confirmed by hand."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.ledger.queries import statements
from rongtong.apps.ledger.web.forms import StatementForm
from rongtong.apps.parties.web.acting import actor_of
from rongtong.lib.sheets import NotRead

FAULTS = {
    "head": _("No column names were found. The file needs a column with the day and one with what came in."),
    "empty": _("The file is empty. Export the statement once more."),
    "large": _("The file is too large: take a shorter time, at most 5,000 lines."),
}
BROKEN = _("The file cannot be read. Export the statement as CSV or Excel once more.")
WHY = {"reference": _("reference agrees"), "payer": _("payer agrees"), "day": _("same day")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest) -> HttpResponse:
    """Take a statement and show what it says of the payments that wait for an answer."""
    payments = statements.waiting(actor_of(request))
    form = StatementForm(request.POST, request.FILES) if request.method == "POST" else StatementForm()
    context: dict[str, Any] = {"form": form, "waiting": len(payments)}
    if form.is_valid():
        try:
            came = statements.read(form.cleaned_data["file"], form.kind)
            context |= _shown(statements.beside(came, payments), len(came))
        except NotRead as fault:
            form.add_error("file", str(FAULTS.get(fault.code, BROKEN)))
    status = 422 if form.is_bound and form.errors else 200
    answer = render(request, "ledger/statement.html", context, status=status)
    add_never_cache_headers(answer)
    return answer


def _shown(found: statements.Beside, count: int) -> dict[str, Any]:
    rows = [(one.credit, paid, [WHY[name] for name in one.why]) for one, paid in found.found]
    return {"count": count, "found": rows, "missing": found.missing, "others": len(found.others)}
