"""Unmet needs: a map, a table of matters, the needs of one matter, the same as a spreadsheet."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.queries.records import FIELD_LIST
from rongtong.apps.matching.actions.gathering import gather_again
from rongtong.apps.matching.models import UnmetNeed
from rongtong.apps.matching.queries import unmet
from rongtong.apps.matching.queries.sentences import label
from rongtong.apps.matching.queries.unmet import Line
from rongtong.apps.matching.rules.unmet import GATHER_AGAIN
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages import cells
from rongtong.kit.pages.export import export, plain, spreadsheet
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of

PLACES = 3
"""Counties named in a row of the table."""


def _fields() -> list[tuple[str, Any]]:
    return [("", _("All")), *vocab.choices(FIELD_LIST, timezone.localdate())]


class Narrow(forms.Form):
    """By technology field and place."""

    field = forms.ChoiceField(label=gettext_lazy("Technology field"), required=False, choices=_fields)
    region = forms.ChoiceField(label=gettext_lazy("Place"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        given = str(data.get("region", ""))
        codes = ["500000", "510000"]
        if given and given not in codes and vocab.term(vocab.REGION, given) is not None:
            codes += [code for code in (f"{given[:4]}00", given) if vocab.term(vocab.REGION, code)]
        names = [(code, vocab.label(vocab.REGION, code)) for code in dict.fromkeys(codes)]
        self.fields["region"].choices = [("", _("Everywhere")), *names]
        for one in self.fields.values():
            one.widget.attrs["class"] = "form-select"

    def chosen(self) -> tuple[str, str]:
        """Give the field and the region, empty where none is set or nobody knows it."""
        self.is_valid()
        return self.cleaned_data.get("field", ""), self.cleaned_data.get("region", "")


def _places(line: Line) -> str:
    most = sorted(line.places.items(), key=lambda row: (-row[1], row[0]))
    named = [f"{vocab.label(vocab.REGION, code)} {n}" for code, n in most[:PLACES]]
    rest = sum(n for _code, n in most[PLACES:])
    named += [_("elsewhere %(n)s") % {"n": rest}] if rest else []
    return "、".join([*named, *([_("place hidden %(n)s") % {"n": line.hidden}] if line.hidden else [])])


def _place(code: str) -> str:
    return vocab.label(vocab.REGION, code) if code else ""


def _field(code: str) -> str:
    return vocab.label(FIELD_LIST, code) if code else ""


def _need(row: UnmetNeed) -> Any:
    return cells.link(row.need.showing.title, reverse("catalogue:listing", args=(row.need_id,)))


MATTERS = Table(
    columns=(
        Column(
            "terms", gettext_lazy("Matter"), main=True, plain=lambda line: str(line.gap),
            show=lambda line: cells.link(line.gap, reverse("matching:gap", args=(line.pk,))),
        ),
        Column("field", gettext_lazy("Technology field"), show=lambda line: _field(line.gap.field)),
        Column(
            "needs", gettext_lazy("Needs"), figure=True, plain=lambda line: line.needs,
            show=lambda line: cells.number(line.needs, reverse("matching:gap", args=(line.pk,))),
        ),
        Column("places", gettext_lazy("Where"), show=_places, spare=True),
    ),
)  # fmt: skip
NEEDS = (
    Column(
        "title", gettext_lazy("Need"), main=True,
        plain=lambda row: row.need.showing.title, show=_need,
    ),
    Column("kind", gettext_lazy("Kind of listing"), show=lambda row: row.need.get_kind_display(), spare=True),
    Column(
        "region", gettext_lazy("Place"), sort="need__showing__region",
        show=lambda row: _place(row.need.showing.region),
    ),
    Column(
        "published", gettext_lazy("Published on"), sort="need__showing__published_at",
        show=lambda row: timezone.localdate(row.need.showing.published_at),
    ),
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Show all matters, the largest first."""
    form, actor = Narrow(request.GET), actor_of(request)
    found = unmet.picture(*form.chosen())
    if request.GET.get("export") == "xlsx":
        rows = [[str(column.label) for column in MATTERS.columns]]
        rows += [[plain(column.text(line)) for column in MATTERS.columns] for line in found.lines]
        return spreadsheet(rows, "unmet-needs")
    keys = {line.pk: line for line in found.lines}
    page = MATTERS.picked(request, list(keys), lambda some: [keys[key] for key in some])
    gathers = can(actor, GATHER_AGAIN)
    context: dict[str, Any] = {
        "found": found, "form": form, "page": page, "gathers": gathers, "several": sum(
            line.needs > 1 for line in found.lines), "job": unmet.under_way() if gathers else None,
        "map_url": f"{reverse('matching:unmet')}?{urlencode({'field': form.chosen()[0]})}&region=",
        "region_name": vocab.label(vocab.REGION, form.chosen()[1]) if form.chosen()[1] else "",
    }  # fmt: skip
    return render(request, "matching/unmet.html", context)


@require_safe
def gap(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the needs of one matter; why nothing serves them, to whose business it is."""
    found = unmet.gap_of(pk)
    if found is None:
        raise Http404
    region = Narrow(request.GET).chosen()[1]
    rows = unmet.narrowed(unmet.still_unmet().filter(gap=found), "", region)
    told = unmet.reasons_for(actor_of(request), rows.values_list("need", flat=True))
    table = Table(columns=(*NEEDS, *((_why(told),) if told else ())), order=("pk",))
    if (answer := export(table, request, rows, f"gap-{found.number}")) is not None:
        return answer
    context: dict[str, Any] = {
        "gap": found, "page": table.page(request, rows), "field": _field(found.field),
        "query": follow_query(found.terms, found.field), "region": region,
        "region_name": _place(region),
    }  # fmt: skip
    return render(request, "matching/gap.html", context)


def _why(told: frozenset[int]) -> Column:
    def words(row: UnmetNeed) -> str:
        if row.need_id not in told:
            return ""
        broken = "、".join(f"{label(name)} {n}" for name, n in row.broken.items())
        return f"{row.get_why_display()}：{broken}" if broken else str(row.get_why_display())

    return Column("why", gettext_lazy("Why"), show=words)


def follow_query(terms: list[str], field: str) -> str:
    """Give the search that finds new needs about a matter: its words, within its technology field."""
    asked = {"side": "need", "q": " ".join(terms)} | ({"field": field} if field else {})
    return urlencode(asked)


@login_required
@require_POST
def again(request: HttpRequest) -> HttpResponseBase:
    """Have unmet needs gathered anew."""
    gather_again(actor=actor_of(request), at=timezone.now())
    messages.success(request, _("They are being gathered; this page shows how far it is."))
    return redirect("matching:unmet")
