"""Tags that draw figures: charts and the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone

from rongtong.kit.pages import cartogram, shapes

register = template.Library()


@register.inclusion_tag("pages/parts/chart.html")
def chart(
    name: str, option: Mapping[str, Any], title: Any, columns: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> dict[str, Any]:
    """An ECharts option drawn by a module; the same figures stand below it as a table."""
    return {"name": name, "option": option, "title": title, "columns": columns, "rows": list(rows)}


@register.inclusion_tag("pages/parts/regions_map.html")
def regions_map(
    figures: Mapping[str, int], url: str = "", title: Any = "", unit: Any = "", ranking: int = 0
) -> dict[str, Any]:
    """Figures by county of Sichuan and Chongqing; ``url`` ends where the code follows (``…?region=``).

    ``ranking`` shows so many of the first beside the map.
    """
    today = timezone.localdate()
    sums = cartogram.settled(figures, today)
    marks = cartogram.limits(sums)
    areas = [_area(tile, sums, marks, url) for tile in cartogram.tiles(today)]
    most = sorted((a for a in areas if a["value"]), key=lambda a: (-a["value"], a["tile"].code))
    return {
        "title": title,
        "unit": unit,
        "areas": areas,
        "most": most,
        "first": most[:ranking],
        "top": most[0]["value"] if most else 0,
        "legend": _legend(marks),
        "blocks": cartogram.blocks(),
        "drawing": _drawing(areas),
        "caption": getattr(settings, "MAP_CAPTION", ""),
    }


def _area(tile: cartogram.Tile, sums: Mapping[str, int], marks: tuple[int, ...], url: str) -> dict[str, Any]:
    value = sums.get(tile.code, 0)
    address = f"{url}{tile.code}" if url and value else ""
    return {"tile": tile, "value": value, "level": cartogram.level(value, marks), "url": address, "path": ""}


def _legend(marks: tuple[int, ...]) -> list[tuple[int, str]]:
    starts = (0, *marks[:-1])
    spans = [
        f"{low + 1:,}–{high:,}" if low + 1 < high else f"{high:,}"
        for low, high in zip(starts, marks, strict=False)
    ]
    return [
        (0, "0"),
        *((cartogram.level(high, marks), span) for high, span in zip(marks, spans, strict=True)),
    ]


def _drawing(areas: list[dict[str, Any]]) -> shapes.Drawing | None:
    """Put the paths of the operator's own map into the areas; None when there is none."""
    path = getattr(settings, "MAP_FILE", None)
    if not path:
        return None
    drawn = shapes.drawing(path)
    for area in areas:
        area["path"] = drawn.paths.get(area["tile"].code, "")
    return drawn
