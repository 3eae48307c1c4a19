"""The page as a file: complete, safe, small, the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from rongtong_match.messages import LANGUAGES, Language
from rongtong_match.report import book, render, write_report
from rongtong_match.results import Run
from tests.core.report.sample_run import HOSTILE, NEEDS, OFFERS, sample_run


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(render(sample_run()))


def large(needs: int, offers: int) -> Run:
    run = sample_run()
    pool = [m for m in run.matches if m.need_id in {"XQ001", "XQ002", "XQ003"}]
    return replace(
        run,
        needs=tuple(replace(NEEDS[i % 3], id=f"N{i}") for i in range(needs)),
        offers=tuple(replace(OFFERS[i % 9], id=f"O{i}") for i in range(needs * offers)),
        matches=tuple(
            replace(pool[(i + r) % len(pool)], need_id=f"N{i}", offer_id=f"O{i * offers + r}", rank=r + 1)
            for i in range(needs)
            for r in range(offers)
        ),
        excluded=(), unserved=(), questions=(), duplicates=(), teams=(), allocation=None, reverse=(),
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_run_same_bytes(tmp_path: Path, language: Language) -> None:
    first = write_report(sample_run(), tmp_path / "a.html", language=language)
    second = write_report(sample_run(), tmp_path / "deep" / "b.html", language=language)
    assert first.read_bytes() == second.read_bytes()


def test_a_folder_gets_report_html(tmp_path: Path) -> None:
    assert write_report(sample_run(), tmp_path) == tmp_path / "report.html"


def test_every_need_and_every_pair_is_there(page: html.HtmlElement) -> None:
    run = sample_run()
    assert len(page.xpath("//article")) == len(run.needs)
    assert len(page.xpath("//li[@class='c']")) == len(run.matches)


def test_ids_are_unique_and_links_stay_in_the_page(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


def test_bars_end_at_the_shown_sum(page: html.HtmlElement) -> None:
    for table in page.xpath("//table[@class='g']"):
        *parts, total = (float(cell) for cell in table.xpath(".//tr/td[last()]/text()"))
        assert round(sum(parts), 1) == total


def test_hostile_text_stays_text() -> None:
    text = render(sample_run(), title=HOSTILE)
    assert text.count("<script>") == text.count("</script>") == 1
    assert "<img" not in text
    assert "\x00" not in text
    assert "\u202e" not in text


def test_the_policy_names_the_digests_of_what_stands_in_the_page() -> None:
    text = render(sample_run())
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html.document_fromstring(text).xpath("//meta/@content")[0]


def test_nothing_is_loaded_from_anywhere() -> None:
    text = render(sample_run())
    page = html.document_fromstring(text)
    assert not page.xpath("//link | //script[@src] | //img | //iframe | //@style | //@onclick")
    assert "url(" not in text
    assert "@import" not in text


def test_questions_stand_in_the_order_of_what_they_settle(page: html.HtmlElement) -> None:
    settled = page.xpath("//section[@id='questions']//p[@class='n']/b/text()")
    assert settled == ["可定 3 对", "可定 2 对", "可定 1 对"]


def test_an_excluded_pair_says_which_constraint(page: html.HtmlElement) -> None:
    why = page.xpath("//article[@id='n3']//details[@class='why']")[0].text_content()
    assert "最低价格180万元，超过最高预算120万元" in why


def test_a_cell_of_a_hundred_thousand_characters_does_not_swell_the_page() -> None:
    run, vast = sample_run(), "热" * 100_000
    need = replace(NEEDS[0], title=vast, detail=vast, organisation=vast, fields=(vast,))
    offer = replace(OFFERS[0], title=vast, detail=vast, organisation=vast, person=vast)
    text = render(replace(run, needs=(need, *NEEDS[1:]), offers=(offer, *OFFERS[1:])))
    assert len(text) - len(render(run)) < 20_000


def test_no_needs_says_what_to_do() -> None:
    assert "没有读到需求" in render(replace(sample_run(), needs=(), matches=(), excluded=(), unserved=()))


def test_english_has_no_chinese_of_its_own() -> None:
    empty = replace(large(2, 2), needs=(), offers=(), matches=())
    page = html.document_fromstring(
        render(replace(empty, settings=replace(empty.settings, weights="1")), language="en")
    )
    assert not re.search("[\u4e00-\u9fff]", page.xpath("//body")[0].text_content().split("'use strict'")[0])


def test_a_large_run_stays_small_and_keeps_every_pair() -> None:
    text = render(large(600, 10))
    assert len(text.encode()) < 6_000_000
    assert text.count("<li class=c ") == 6_000
    assert text.count("<blockquote>") >= 2 * 600


def test_a_run_beyond_the_page_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "SHOWN_NEEDS", 20)
    monkeypatch.setattr(book, "SHOWN_PAIRS", 60)
    text = render(large(1_100, 4))
    assert "另有 1,080 项需求、4,340 对候选" in text
    assert text.count("另有 1 个候选") == 20
    assert "1,100" in text
