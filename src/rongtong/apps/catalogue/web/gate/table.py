"""The queue as a list."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.words import region_name
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.tags.values import state
from rongtong.kit.workflow import workflow_of


def title(listing: Listing) -> Any:
    """Give the title, leading to the case; number, side and kind under it."""
    there = cells.link(listing, reverse("catalogue:review", args=[listing.pk]))
    return format_html('{}<br><span class="soft">{}</span> {}', there, listing.code, kind(listing))


def kind(listing: Listing) -> Any:
    """Give side and kind."""
    tone: Any = "info" if listing.side == "need" else "special"
    return cells.badge(f"{listing.get_side_display()} · {listing.get_kind_display()}", tone)


def state_of(listing: Listing) -> Any:
    """Give the state as a badge."""
    shown = workflow_of(listing).by_state[listing.state]
    return state(shown.label, shown.kind)


def queue_table() -> Table:
    """Give the queue's columns; what is due first stands first."""
    return Table(
        (
            Column("title", _("Title"), show=title, main=True),
            Column("due_at", _("Answer due"), show=lambda row: cells.deadline(row.due_at)),
            Column("owner", _("Owner"), show=lambda row: row.owner),
            Column("state", _("State"), show=state_of),
            Column("reviewer", _("Reviewer"), show=lambda row: row.reviewer or "", spare=True),
            Column("home", _("Region"), show=lambda row: region_name(row.home), spare=True),
            Column(
                "submitted_at",
                _("Waiting since"),
                show=lambda row: cells.moment(row.submitted_at),
                spare=True,
            ),
        )
    )
