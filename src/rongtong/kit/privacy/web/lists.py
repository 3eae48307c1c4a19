"""The lists of this part."""

from __future__ import annotations

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.privacy.models import Erasure, RetentionRun
from rongtong.kit.privacy.retention import terms
from rongtong.kit.privacy.workflow import WORKFLOW

_TONES: dict[str, cells.Tone] = {"requested": "warn", "executing": "info", "refused": "bad"}


def state(row: Erasure) -> SafeString:
    """Give the state as a badge."""
    return cells.badge(WORKFLOW.by_state[row.state].label, _TONES.get(row.state, "neutral"))


def _request(row: Erasure) -> SafeString:
    return cells.link(_("Request %(number)s") % {"number": row.pk}, reverse("privacy:request", args=[row.pk]))


def _rule(row: RetentionRun) -> str:
    return terms()[row.rule].label if row.rule in terms() else row.rule


READINGS = Table(
    (
        Column("at", gettext_lazy("Time"), lambda row: cells.moment(row.at), sort="at", main=True),
        Column("reader_name", gettext_lazy("Reader")),
        Column("field", gettext_lazy("Field")),
        Column("reason", gettext_lazy("Reason")),
    )
)
REQUESTS = Table(
    (
        Column("request", gettext_lazy("Request"), _request, main=True),
        Column("user", gettext_lazy("Account"), lambda row: str(row.user)),
        Column("state", gettext_lazy("State"), state),
        Column(
            "asked_at", gettext_lazy("Asked for"), lambda row: cells.moment(row.asked_at), sort="asked_at"
        ),
        Column("due", gettext_lazy("Due"), lambda row: cells.deadline(row.due)),
    )
)
RUNS = Table(
    (
        Column("rule", gettext_lazy("Rule"), _rule, sort="rule", main=True),
        Column("at", gettext_lazy("Time"), lambda row: cells.moment(row.at), sort="at"),
        Column("dry", gettext_lazy("Trial"), lambda row: _("Trial") if row.dry else _("For real")),
        Column("count", gettext_lazy("Records"), figure=True),
        Column("before", gettext_lazy("Older than"), lambda row: f"{row.before:%Y-%m-%d}", spare=True),
    )
)
