"""Front-end files: cut to what is used, whole or not at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.pages.assets.build import MissingPackage, build, stylesheet
from rongtong.kit.pages.assets.purge import follow_device, purge, without_idle, words
from rongtong.kit.pages.assets.sheet import SheetFault, parse, written

SELECTORS = st.lists(st.sampled_from([".a", ".b > a", ".c:hover", "p", ".d::before"]), min_size=1, max_size=3)
RULES = st.builds(
    lambda selectors, body: f"{','.join(selectors)}{{{body}}}",
    SELECTORS,
    st.sampled_from(["color:red", 'content:"}"', "background:url(data:a;b,c{})", "--x:1;color:var(--x)"]),
)
SHEETS = st.lists(st.one_of(RULES, RULES.map(lambda rule: f"@media print{{{rule}}}")), max_size=6).map(
    "".join
)


@given(SHEETS)
def test_a_sheet_read_and_written_is_the_same(css):
    assert written(parse(css)) == css


@given(SHEETS, st.sets(st.sampled_from("abcdp")))
def test_purging_keeps_every_rule_whose_names_are_used_and_no_other(css, used):
    kept = written(purge(parse(css), frozenset(used)))
    assert set(re.findall(r"(?<![\w:])\.([abcd])", kept)) <= used
    everything = written(purge(parse(css), frozenset("abcdp")))
    assert written(purge(parse(everything), frozenset("abcdp"))) == everything == css


@pytest.mark.parametrize("css", [".a{color:red", "@media print{.a{}"])
def test_a_sheet_that_is_not_closed_is_a_fault(css):
    with pytest.raises(SheetFault):
        parse(css)


def test_names_built_of_parts_are_found_in_templates():
    assert {"btn-primary", "card", "class"} <= words(['<a class="card btn-primary">'])


def test_a_class_within_not_does_not_count():
    assert purge(parse(".a:not(.zz){x:y}"), frozenset({"a"}))


def test_idle_variables_and_animations_go_and_used_ones_stay():
    css = ":root{--a:var(--b);--b:1;--c:2}@keyframes spin{to{x:y}}@keyframes run{to{x:y}}"
    css += "p{color:var(--a);animation:run 1s}"
    left = written(without_idle(parse(css)))
    assert "--a" in left
    assert "--b" in left
    assert "--c" not in left
    assert "spin" not in left
    assert "run" in left


def test_the_dark_rules_follow_the_device_where_the_reader_left_it_to_it():
    rules = parse("p{x:y}[data-bs-theme=dark] p,a{c:d}@media print{[data-bs-theme=dark]{e:f}}")
    inside = "[data-bs-theme=auto] p{c:d}@media print{[data-bs-theme=auto]{e:f}}"
    assert written(follow_device(rules)) == f"@media (prefers-color-scheme:dark){{{inside}}}"


def test_a_vendor_sheet_that_cannot_be_read_is_taken_whole():
    assert stylesheet(".broken{").startswith(".broken{")


def test_classes_that_our_templates_use_survive():
    css = stylesheet(".btn{a:b}.never-used-xyz{c:d}")
    assert ".btn{a:b}" in css
    assert "never-used-xyz" not in css


@pytest.fixture
def packages(tmp_path):
    for name, text in (
        ("sqladmin/statics/css/tabler.min.css", ".btn{a:b}\n/*# sourceMappingURL=tabler.css.map */"),
        ("instaui_echarts/static/echarts.esm.min.js", "export const init=1;\n//# sourceMappingURL=x.map"),
    ):
        path = tmp_path / "packages" / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return tmp_path / "packages"


def test_files_are_made_once_and_mention_no_source_map(packages, tmp_path):
    target = tmp_path / "static"
    assert build(packages, target) is True
    assert build(packages, target) is False
    assert {path.name for path in (target / "pages").iterdir()} == {"site.css", "echarts.js", "htmx.js"}
    assert not [p for p in (target / "pages").iterdir() if "sourceMappingURL" in p.read_text()]


def test_a_build_that_breaks_off_leaves_the_old_files(packages, tmp_path):
    target = tmp_path / "static"
    build(packages, target)
    before = (target / "pages" / "echarts.js").read_text()
    (packages / "new.dist-info").mkdir()
    (packages / "new.dist-info" / "RECORD").write_text("changed")
    (packages / "instaui_echarts/static/echarts.esm.min.js").unlink()
    with pytest.raises(MissingPackage):
        build(packages, target)
    assert (target / "pages" / "echarts.js").read_text() == before


def test_what_a_broken_build_left_behind_is_cleared(packages, tmp_path):
    (tmp_path / "static-deadbeef-1" / "pages").mkdir(parents=True)
    build(packages, tmp_path / "static")
    assert len([path for path in tmp_path.iterdir() if path.name.startswith("static-")]) == 1


def test_a_plain_folder_in_the_way_is_replaced(packages, tmp_path):
    (tmp_path / "static" / "pages").mkdir(parents=True)
    build(packages, tmp_path / "static")
    assert (tmp_path / "static" / "pages" / "site.css").is_file()
