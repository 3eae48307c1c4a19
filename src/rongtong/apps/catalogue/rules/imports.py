"""Who brings spreadsheets in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.kit.files import TABLES, purpose
from rongtong.kit.permissions import mine, own, permission

IMPORT = permission(
    "catalogue.import.manage",
    _("Bring needs and offers in from a spreadsheet"),
    on="catalogue.Import",
    grants={**dict.fromkeys(WRITERS, own("organisation")), "user": mine("person__user")},
)
READ_SHEET = permission(
    "catalogue.import.read",
    _("Let the programme read an uploaded spreadsheet"),
    on="catalogue.Import",
    grants={},
)
SHEET = purpose(
    "catalogue.import",
    label=_("Spreadsheet of needs or offers"),
    kinds=TABLES,
    largest=40 * 2**20,
    read=IMPORT,
    remove=IMPORT,
)
MOST_ROWS = 50_000
"""Records of one file. More are refused with the advice to part the file."""
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "need": (
        "title", "detail", "kind", "fields", "keywords", "industry", "region", "budget", "budget_low",
        "budget_high", "deadline", "min_maturity", "licences", "wanted_regions", "wanted_kinds", "avoids",
        "id", "serial", "organisation", "posted",
    ),
    "offer": (
        "title", "detail", "kind", "fields", "keywords", "industry", "region", "price", "price_low",
        "price_high", "min_fee", "maturity", "licences", "serves_regions", "available_from",
        "turnaround_days", "capacity", "avoids", "id", "serial", "organisation", "person", "posted",
    ),
}  # fmt: skip
"""What a column may be, by the core's names (``rongtong_match.tables``)."""
