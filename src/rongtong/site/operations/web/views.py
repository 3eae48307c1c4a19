"""The operator's page: how the site is, on one screen, each figure a way to what it counts."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rongtong.apps.catalogue.queries.index import SIDES
from rongtong.apps.catalogue.queries.index import state as index_state
from rongtong.kit.notices.queries import stuck_counts
from rongtong.kit.permissions import need
from rongtong.site.demo import city
from rongtong.site.operations import actions, health, queries
from rongtong.site.operations.rules import OPERATE
from rongtong.site.operations.versions import versions
from rongtong.site.operations.web.forms import RestoreTestForm

# The report brings its own script and style in one file: it runs, but as a stranger to this site.
_SAMPLE_POLICY = (
    "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'unsafe-inline'; "
    "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show checks, queue, backups, room and versions."""
    need(request.actor, OPERATE)
    return render(request, "site/operator.html", _facts() | {"form": RestoreTestForm()})


@require_http_methods(["POST"])
def restore_test(request: HttpRequest) -> HttpResponse:
    """Note that a backup was restored elsewhere."""
    need(request.actor, OPERATE)
    form = RestoreTestForm(request.POST)
    if not form.is_valid():
        return render(request, "site/operator.html", _facts() | {"form": form}, status=422)
    actions.note_restore_test(**form.cleaned_data, actor=request.actor, at=timezone.now())
    messages.success(request, _("Noted: the backup was restored and is whole."))
    return redirect("operations:index")


@require_GET
def sample(request: HttpRequest) -> HttpResponseBase:
    """Show the report of the sample spreadsheets; in the demo only."""
    if not settings.DEMO or not settings.SAMPLE_REPORT.is_file():
        raise Http404(_("There is no sample report: `make up` makes it."))
    response = FileResponse(settings.SAMPLE_REPORT.open("rb"), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _SAMPLE_POLICY
    return response


def _facts() -> dict[str, object]:
    at = timezone.now()
    found = health.examine()
    queue = queries.queue(at)
    return {
        "checks": [(check.label, found[check.name]) for check in health.CHECKS],
        "queue": queue,
        "letters": stuck_counts(),
        "lag": int(queue.lag(at).total_seconds()),
        "free_mb": health.free_mb(),
        "backup": queries.last_backup(),
        "tested": queries.last_restore_test(),
        "indexes": [index_state(side) for side in SIDES],
        "city": city.progress(),
        "versions": versions(),
        "mail": bool(settings.EMAIL_HOST) and "smtp" in settings.EMAIL_BACKEND.lower(),
    }
