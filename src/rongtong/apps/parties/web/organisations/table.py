"""The directory's list and filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.models.choices import OrganisationKind, OrganisationSize
from rongtong.apps.parties.queries.directory import in_industry, in_region, named
from rongtong.apps.parties.queries.organisations import region_name
from rongtong.apps.parties.web.organisations.fields import IndustryField
from rongtong.apps.parties.web.person_fields import RegionField
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.tags.values import org_kind, verified


class DirectoryFilter(FilterForm):
    """Name, kind, region, industry, size, verified."""

    same_for_all = True

    q = forms.CharField(label=_("Name or credit code"), max_length=100, required=False)
    kind = forms.MultipleChoiceField(
        label=_("Kind"), choices=OrganisationKind.choices, widget=forms.CheckboxSelectMultiple
    )
    region = RegionField(help_text=_("With all below it."))
    industry = IndustryField(help_text=_("With all below it."))
    size = forms.MultipleChoiceField(
        label=_("Size"), choices=OrganisationSize.choices, widget=forms.CheckboxSelectMultiple
    )
    verified = forms.BooleanField(label=_("Verified only"))

    def __init__(self, request: HttpRequest, leave_out: tuple[str, ...] = ()) -> None:
        super().__init__(request)
        for name in leave_out:
            del self.fields[name]

    def filter_q(self, records: QuerySet[Organisation], value: str) -> QuerySet[Organisation]:
        """Search names and codes."""
        return named(records, value)

    def filter_kind(self, records: QuerySet[Organisation], value: list[str]) -> QuerySet[Organisation]:
        """Narrow to kinds."""
        return records.filter(kind__in=value)

    def filter_size(self, records: QuerySet[Organisation], value: list[str]) -> QuerySet[Organisation]:
        """Narrow to sizes."""
        return records.filter(size__in=value)

    def filter_region(self, records: QuerySet[Organisation], value: str) -> QuerySet[Organisation]:
        """Narrow to a region and all below it."""
        return in_region(records, value)

    def filter_industry(self, records: QuerySet[Organisation], value: str) -> QuerySet[Organisation]:
        """Narrow to an industry and all below it."""
        return in_industry(records, value)


def name_cell(record: Organisation) -> Any:
    """Give the name as a link, its verification beside it."""
    link = cells.link(record.name, reverse("parties:organisation", args=[record.pk]))
    return format_html("{} {}", link, verified(True)) if record.verified else link


# Looked up here: ``get_…_display`` makes a table of all choices anew for each cell.
KINDS, SIZES = dict(OrganisationKind.choices), dict(OrganisationSize.choices)
TABLE = Table(
    (
        Column("name", _("Organisation"), show=name_cell, sort="name", plain=lambda o: o.name, main=True),
        Column("kind", _("Kind"), show=lambda o: org_kind(o.kind, KINDS.get(o.kind, o.kind)), sort="kind"),
        Column("region", _("Region"), show=lambda o: region_name(o.region, o.region_since), sort="region"),
        Column(
            "industry",
            _("Industry"),
            show=lambda o: vocab.label(vocab.INDUSTRY, o.industry) if o.industry else "",
            spare=True,
        ),
        Column("size", _("Size"), show=lambda o: SIZES.get(o.size, ""), spare=True),
        Column("uscc", _("Credit code"), sort="uscc", spare=True),
        Column(
            "verified",
            _("Verified"),
            show=lambda o: cells.moment(o.verified_at.date()) if o.verified_at else "",
            plain=lambda o: gettext("yes") if o.verified else gettext("no"),
            sort="verified_at",
            spare=True,
        ),
    ),
    order=("-verified", "pk"),
)
