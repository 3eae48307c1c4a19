"""Tags that draw figures: charts and the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("pages/parts/chart.html")
def chart(
    name: str, option: Mapping[str, Any], title: Any, columns: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> dict[str, Any]:
    """An ECharts option drawn by a module; the same figures stand below it as a table."""
    return {"name": name, "option": option, "title": title, "columns": columns, "rows": list(rows)}
