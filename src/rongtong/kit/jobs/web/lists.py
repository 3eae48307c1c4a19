"""The list of jobs: columns and filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs.declare import kinds
from rongtong.kit.jobs.models import Job, State
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table

TONES: dict[str, cells.Tone] = {
    "waiting": "info",
    "running": "info",
    "done": "good",
    "failed": "bad",
    "cancelled": "neutral",
}


class JobFilters(FilterForm):
    """By state and by job."""

    state = forms.ChoiceField(label=_("State"), choices=lambda: [("", _("All")), *State.choices])
    name = forms.ChoiceField(
        label=_("Job"),
        choices=lambda: [("", _("All")), *((name, kind.title) for name, kind in kinds().items())],
    )


def state_badge(job: Job) -> Any:
    """Draw the state."""
    return cells.badge(job.get_state_display(), TONES[job.state])


def details(job: Job) -> list[tuple[Any, Any]]:
    """Give what operators see of a job beside its progress."""
    return [
        (_("Job"), job.name),
        (_("Asked by"), job.actor_name),
        (_("Asked at"), cells.moment(job.made_at)),
        (_("Concerns"), f"{job.kind} {job.about}".strip() or cells.NOTHING),
        (_("Attempts"), job.attempts),
        (_("Worker"), job.worker or cells.NOTHING),
        (
            _("Arguments"),
            ", ".join(f"{name}={value!r}" for name, value in job.arguments.items()) or cells.NOTHING,
        ),
    ]


def linked(job: Job) -> Any:
    """Lead to the job's page."""
    return cells.link(job.title, reverse("jobs:one", args=(job.pk,)))


TABLE = Table(
    columns=(
        Column("title", _("Job"), main=True, show=linked),
        Column("state", _("State"), show=state_badge, sort="state"),
        Column("said", _("Progress"), show=lambda job: job.fault if job.state == State.FAILED else job.said),
        Column("attempts", _("Attempts"), figure=True, spare=True, sort="attempts"),
        Column("actor_name", _("Asked by"), spare=True),
        Column("made_at", _("Asked at"), show=lambda job: cells.moment(job.made_at), sort="made_at"),
    ),
)  # fmt: skip
