"""Tags that draw lists."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.base import render_value_in_context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import TablePage
from rongtong.kit.pages.tags.forms import kind_of

register = template.Library()


@register.inclusion_tag("pages/parts/table.html", takes_context=True)
def table(
    context: template.Context,
    page: TablePage,
    empty: Any = "",
    bulk: Iterable[dict[str, Any]] = (),
    bulk_url: str = "",
    caption: Any = "",
    first: Any = "",
    first_url: str = "",
) -> dict[str, Any]:
    """A list: a table on a desk, cards on a phone. ``bulk`` adds a box to each row and a bar of actions.

    ``empty`` is said when there is nothing; ``first`` and ``first_url`` are then the first step.
    """
    return {
        "page": page, "rows": _drawn(context, page) if page.rows else [], "empty": empty,
        "bulk": list(bulk), "bulk_url": bulk_url, "caption": caption,
        "first": first, "first_url": first_url, "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


def _drawn(context: template.Context, page: TablePage) -> list[tuple[Any, SafeString]]:
    """Give each record with its cells as HTML; written here, a template takes five times as long."""
    opened = [head.column.opening() for head in page.headings]
    shown = partial(render_value_in_context, context=context)
    return [
        (
            row.record,
            mark_safe(  # noqa: S308 - openings and cells are escaped as in a template
                "".join(
                    f"{begins}{shown(cell)}</td>"
                    for begins, (_column, cell) in zip(opened, row.cells, strict=True)
                )
            ),
        )
        for row in page.rows
    ]


@register.inclusion_tag("pages/parts/pager.html")
def pager(page: TablePage) -> dict[str, Any]:
    """The way to the other pages of a list."""
    return {"page": page}


@register.inclusion_tag("pages/parts/exports.html")
def exports(page: TablePage) -> dict[str, Any]:
    """Links to the whole list as a spreadsheet."""
    return {"csv": page.address(export="csv"), "xlsx": page.address(export="xlsx")}


@register.inclusion_tag("pages/parts/filters.html")
def filters(form: FilterForm, open: bool = False) -> dict[str, Any]:  # noqa: A002 - reads well in templates
    """The filters of a list: fields in a fold, chips of those that are set."""
    drawn = [_field(form, bound) for bound in form.visible_fields()]
    return {"form": form, "fields": drawn, "chips": form.chips, "open": open}


_EMPTY: dict[tuple[type[FilterForm], str, str], SafeString] = {}


def _field(form: FilterForm, bound: BoundField) -> SafeString:
    """Draw a field of the filters; an empty one that all see alike comes from what was drawn before."""
    if not form.same_for_all or bound.value() or bound.errors:
        return _drawn_field(bound)
    key = (type(form), bound.name, get_language() or "")
    if key not in _EMPTY:
        _EMPTY[key] = _drawn_field(bound)
    return _EMPTY[key]


def _drawn_field(bound: BoundField) -> SafeString:
    return render_to_string("pages/parts/field.html", {"field": bound, "kind": kind_of(bound)})


@register.simple_tag
def address(page: TablePage, number: int) -> str:
    """Give the address of another page of the list."""
    query = page.query.copy()
    query["page"] = str(number)
    return "?" + query.urlencode()
