"""The benchmark's own arithmetic, on data small enough to check by hand."""

import json

import numpy as np
import pytest

from bench.quality import datasets, page, tables
from bench.quality.datasets import Search
from bench.quality.measures import judged, mean_of, row, searched
from bench.quality.peers import all_peers, rrf
from rongtong_match.types import Need, Offer


def test_unjudged_offers_are_left_out_and_ties_go_by_id():
    levels = {"n": {"b": 4, "a": 1, "c": 1}}
    first = judged(levels, {"n": {"unjudged": 9.0, "a": 0.5, "b": 0.5, "c": 0.1}})
    assert first["mrr"] == [0.5]
    assert first["ndcg@10"][0] == pytest.approx(1 / np.log2(3))


def test_a_need_without_gain_counts_nowhere_but_in_precision():
    found = judged({"n": {"a": 1, "b": 1}}, {"n": {"a": 1.0, "b": 0.0}})
    assert (found["ndcg@10"], found["mrr"], found["p@5"]) == ([None], [None], [0.0])
    assert "mrr" not in row(found, ["mrr", "p@5"])


def test_search_measures_by_hand():
    found = searched([[3, 1, 2], [0, 4, 5]], [frozenset({1, 2}), frozenset({7})], among=3)
    assert found["mrr"] == [0.5, 0.0]
    assert found["r@1"] == [0.0, 0.0]
    assert found["p@10"] == [0.2, 0.0]
    assert found["map"] == pytest.approx([(1 / 2 + 2 / 3) / 2, 0.0])


def test_paired_difference_is_ours_less_the_peers():
    ours, peer = {"mrr": [1.0, 0.5, None]}, {"mrr": [0.5, 0.5, None]}
    assert row(ours, ["mrr"], peer)["mrr gap"][0] == 0.25


def test_mean_over_seeds_is_need_by_need():
    assert mean_of([{"m": [1.0, None]}, {"m": [0.0, None]}]) == {"m": [0.5, None]}


def test_rrf_by_hand():
    fused = rrf(np.array([[3.0, 2.0, 1.0]]), np.array([[1.0, 3.0, 2.0]]))
    assert fused[0] == pytest.approx([1 / 61 + 1 / 63, 1 / 62 + 1 / 61, 1 / 63 + 1 / 62])


@pytest.mark.parametrize("name", ["BM25", "char TF-IDF", "LSA"])
def test_each_peer_finds_the_text_that_says_the_same(name):
    offers = [Offer("a", "水稻育种方法"), Offer("b", "锂电池正极材料回收"), Offer("c", "桥梁拉索检测")]
    needs = [Need("n", "废旧锂电池回收"), Need("m", "", "桥梁索力检测")]
    scores = all_peers(needs, offers, None)[name]()
    assert scores.argmax(axis=1).tolist() == [1, 2]


def test_judgments_with_a_heading_and_odd_lines(tmp_path):
    path = tmp_path / "j.tsv"
    path.write_text("need_id\toffer_id\tlevel\nn\ta\t3\nn\tb\t\n\nn\tc\t4\n", "utf-8")
    assert datasets.judgments(path) == {"n": {"a": 3, "c": 4}}


def test_given_files_are_read_and_missing_records_named(tmp_path):
    for name, text in (
        ("needs.csv", "编号,需求名称\nn1,锂电池回收\n"),
        ("offers.csv", "编号,成果名称\no1,电池拆解\n"),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    judged_file = tmp_path / "j.tsv"
    judged_file.write_text("n1\to1\t3\n", "utf-8")
    made = datasets.given("x", judged_file, tmp_path / "needs.csv", tmp_path / "offers.csv")
    assert (made.needs[0].title, made.levels) == ("锂电池回收", {"n1": {"o1": 3}})
    judged_file.write_text("n1\to9\t3\n", "utf-8")
    with pytest.raises(ValueError, match="o9"):
        datasets.given("x", judged_file, tmp_path / "needs.csv", tmp_path / "offers.csv")


def test_hidden_texts_stay_hidden(tmp_path):
    place = tmp_path / "csl"
    place.mkdir()
    paper = {"id": "1", "title": "甲", "abstract": "乙丙", "keywords": ["丙", "丁"], "discipline": "x"}
    (place / "csl_full_2000.jsonl").write_text(json.dumps(paper), "utf-8")
    made: Search = datasets.csl_absent_keywords(tmp_path)
    assert [need.title for need in made.needs] == ["丁"]
    assert made.offers == (Offer("1", "", "乙丙"),)


def test_without_public_data_the_sample_remains(monkeypatch, tmp_path):
    monkeypatch.setenv("RONGTONG_BENCH_DATA", str(tmp_path / "nowhere"))
    assert datasets.folder() is None
    assert len(datasets.sample().levels) > 50


def test_figures_of_the_pages_are_those_of_the_results():
    results = json.loads(page.KEPT.read_text("utf-8"))
    text = page.PAGE.read_text("utf-8")
    assert page.filled(text, "quality", page.quality(results)) == text
    failed = page.FAILED.read_text("utf-8")
    assert page.filled(failed, "ablation", page.ablated(results)) == failed


def test_intervals_as_shown():
    assert tables.interval([0.6221, 0.5, 1.0]) == ".622 (.500–1.000)"
    assert tables.difference([-0.0312, -0.1, 0.0, 0.03]) == "−.031 (−.100 to +.000), p = .030"
