"""The tile map, a map of the operator's own, icons."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.pages import cartogram, icons, shapes
from rongtong_match.values.gazetteer import regions

NOW, BEFORE = date(2026, 11, 22), date(2025, 11, 5)


def counties(day):
    alive = (r for r in regions().values() if cartogram._alive(r, day))
    return {r.code for r in alive if r.code[:2] in ("50", "51") and not r.code.endswith("00")}


def test_every_county_of_sichuan_and_chongqing_has_one_tile():
    codes = [tile.code for tile in cartogram.tiles(NOW)]
    assert len(codes) == len(set(codes))
    assert set(codes) == counties(NOW)
    assert len([code for code in codes if code.startswith("51")]) == 183


def test_no_two_tiles_touch():
    places = [(tile.x, tile.y) for tile in cartogram.tiles(NOW)]
    near = [
        (a, b)
        for n, a in enumerate(places)
        for b in places[n + 1 :]
        if abs(a[0] - b[0]) < cartogram.TILE - 0.001 and abs(a[1] - b[1]) < cartogram.TILE - 0.001
    ]
    assert near == []


def test_what_a_county_that_ended_had_goes_to_its_successor():
    assert cartogram.settled({"500105": 2, "500112": 3, "5001LJ": 1}, NOW) == {"5001LJ": 6}
    assert cartogram.settled({"500105": 2}, BEFORE) == {"500105": 2}


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 10**6)))
def test_classes_rise_with_the_figures(figures):
    marks = cartogram.limits(figures)
    levels = [cartogram.level(value, marks) for value in sorted(figures.values())]
    assert levels == sorted(levels)
    assert all(
        (level == 0) == (value == 0) for level, value in zip(levels, sorted(figures.values()), strict=True)
    )
    assert max(levels, default=5) in {0, 5}


def test_a_map_of_the_operators_own_is_drawn(tmp_path):
    ring = [[104, 30], [105, 30], [105, 31], [104, 31], [104, 30]]
    feature = {
        "properties": {"gb": "156510104"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }
    path = tmp_path / "map.json"
    path.write_text(json.dumps({"features": [feature]}))
    drawn = shapes.drawing(path)
    assert drawn.paths == {"510104": f"M0 {drawn.height}L960 {drawn.height}L960 0L0 0L0 {drawn.height}Z"}
    assert drawn.height == pytest.approx(960 / 0.8616, abs=2)


def test_icons_are_decoration_unless_they_are_named():
    assert 'aria-hidden="true"' in icons.icon("home")
    assert 'aria-label="&lt;b&gt;"' in icons.icon("home", "<b>")
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")
