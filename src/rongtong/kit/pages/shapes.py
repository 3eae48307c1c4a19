"""A real map named by the operator (``RONGTONG_MAP_FILE``, GeoJSON): its areas as paths of a drawing.

Each feature needs a property ``adcode`` (or ``gb``, which puts the three digits of the country before it).
Longitudes are shortened by the cosine of the middle latitude; whole units are kept, which thins the lines.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WIDTH = 960
Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """Areas as SVG paths by code, and the height that goes with ``WIDTH``."""

    paths: dict[str, str]
    height: int


@cache
def drawing(path: Path) -> Drawing:
    """Read a GeoJSON file. OSError or ValueError when it cannot be read."""
    features = json.loads(path.read_text("utf-8"))["features"]
    rings = {_code(f["properties"]): list(_rings(f["geometry"])) for f in features}
    points = [point for parts in rings.values() for ring in parts for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    unit = WIDTH / ((east - west) * squeeze)

    def place(point: Point) -> tuple[int, int]:
        return round((point[0] - west) * squeeze * unit), round((north - point[1]) * unit)

    paths = {
        code: "".join(_path([place(p) for p in ring]) for ring in parts) for code, parts in rings.items()
    }
    return Drawing(paths, round((north - south) * unit))


def _code(properties: dict[str, Any]) -> str:
    code = str(properties.get("adcode") or properties.get("gb") or "")
    return code[3:] if len(code) == 9 else code


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    parts = geometry["coordinates"]
    for polygon in parts if geometry["type"] == "MultiPolygon" else [parts]:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]


def _path(points: list[tuple[int, int]]) -> str:
    thin = [p for number, p in enumerate(points) if number == 0 or p != points[number - 1]]
    return "M" + "L".join(f"{x} {y}" for x, y in thin) + "Z" if len(thin) > 3 else ""
