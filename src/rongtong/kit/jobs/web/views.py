"""The operator's pages: which jobs there are, how far they are, why they failed."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timesince import timesince
from django.views.decorators.http import require_GET, require_POST

from rongtong.kit.jobs import queries
from rongtong.kit.jobs.actions import operate
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.rules import OPERATE
from rongtong.kit.jobs.web.lists import TABLE, JobFilters, details, state_badge
from rongtong.kit.permissions import can, need

LATE_S = 120
"""Work that has been due for longer (seconds) means that no worker runs."""


@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """List jobs, newest first, by state and name."""
    need(request.actor, OPERATE)
    filters = JobFilters(request)
    page = TABLE.page(request, filters.apply(queries.all_jobs(request.actor)))
    late = queries.lag(timezone.now())
    lagging = timesince(timezone.now() - timedelta(seconds=late)) if late > LATE_S else ""
    context = {"page": page, "filters": filters, "counts": queries.counts(), "lagging": lagging}
    return render(request, "jobs/list.html", context)


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one job; whoever asked for it may watch it too, without its details."""
    job, operates = _job(request, pk)
    context = {"job": job, "operates": operates, "badge": state_badge(job), "details": details(job)}
    return render(request, "jobs/one.html", context)


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the part of the page that changes while the job runs."""
    job, operates = _job(request, pk)
    context = {"job": job, "operates": operates, "badge": state_badge(job)}
    return render(request, "jobs/parts/progress.html", context)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Run a job again that is over."""
    need(request.actor, OPERATE)
    job, _operates = _job(request, pk)
    operate.run_again(job=job, actor=request.actor, at=timezone.now())
    return redirect("jobs:one", pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a job that is not over."""
    job, _operates = _job(request, pk)
    operate.cancel(job=job, actor=request.actor, at=timezone.now())
    return redirect("jobs:one", pk)


def _job(request: HttpRequest, pk: int) -> tuple[Job, bool]:
    operates = can(request.actor, OPERATE)
    found = queries.all_jobs(request.actor) if operates else queries.asked_by(request.actor)
    job = found.filter(pk=pk).first()
    if job is None:
        raise Http404
    return job, operates
