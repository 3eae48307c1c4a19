"""The queue as a list."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Verification
from rongtong.apps.parties.queries.organisations import region_name
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.workflow.badges import badge_of


def _name(case: Verification) -> Any:
    return cells.link(case.organisation.name, reverse("parties:review", args=[case.pk]))


def _due(case: Any) -> Any:
    return cells.deadline(case.due_at)


def queue_table() -> Table:
    """Give the queue's columns; what is due first stands first."""
    return Table(
        (
            Column("organisation", _("Organisation"), show=_name, main=True),
            Column("due_at", _("Answer due"), show=_due, sort="due_at"),
            Column("state", _("State"), show=badge_of, sort="state"),
            Column("reviewer", _("Reviewer"), show=lambda case: case.reviewer or ""),
            Column(
                "region", _("Region"), show=lambda case: region_name(case.organisation.region), spare=True
            ),
            Column(
                "submitted_at",
                _("Handed in"),
                show=lambda case: cells.moment(case.submitted_at),
                sort="submitted_at",
                spare=True,
            ),
        ),
        order=("due_at", "submitted_at", "pk"),
        reach=1_000,
    )
