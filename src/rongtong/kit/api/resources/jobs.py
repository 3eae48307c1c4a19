"""The background jobs I asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from rongtong.kit.api.paging import page
from rongtong.kit.api.rules import JOBS
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page
from rongtong.kit.jobs import queries
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions import need

router = Router(tags=["jobs"])


class JobOut(Schema):
    """One job. ``share``: percentage done, null while nobody knows; ``said``: the last word of progress."""

    id: int
    name: str
    title: str
    state: str
    share: int | None
    said: str
    fault: str
    asked_at: datetime
    finished_at: datetime | None


@router.get("/jobs", response=Page[JobOut], summary="List the jobs I asked for")
def list_jobs(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the jobs I asked for, newest first."""
    need(request.actor, JOBS)
    return page(queries.asked_by(request.actor), cursor, limit, _out)


@router.get("/jobs/{id}", response=JobOut, summary="Watch a job")
def get_job(request: HttpRequest, id: Id) -> Any:  # noqa: A002 - the name in the address
    """Give one job I asked for."""
    need(request.actor, JOBS)
    return _out(queries.asked_by(request.actor).get(pk=id))


def _out(job: Job) -> dict[str, Any]:
    return {
        "id": job.pk, "name": job.name, "title": job.title, "state": job.state, "share": job.share,
        "said": job.said, "fault": job.fault, "asked_at": job.made_at, "finished_at": job.finished_at,
    }  # fmt: skip
