"""Weights as a file: what is written can be read back, what makes no sense is refused with a reason."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.messages import say
from rongtong_match.rank import combine
from rongtong_match.rank.calibrate import finish
from rongtong_match.rank.weights import WeightsError, default, dump, load, parse
from rongtong_match.score.features import FEATURES
from rongtong_match.types import Level, Weights

NAMES = [feature.name for feature in FEATURES]
LEVELS = "[levels]\nweak = 0.2\nstrong = 0.4\ndirect = 0.6\n"
GOOD = "[features]\nterms = 0.5\n" + LEVELS


@st.composite
def weights(draw):
    raw = draw(
        st.lists(st.floats(0, 1), min_size=len(NAMES), max_size=len(NAMES)).filter(lambda r: sum(r) > 0.1)
    )
    return tuple(zip(NAMES, (w / sum(raw) for w in raw), strict=True))


def test_the_weights_that_come_along_survive_a_round_trip():
    assert parse(dump(default()), "x") == default()
    assert sum(w for _, w in default().features) == pytest.approx(1)


def test_the_page_lists_the_weights_that_come_along():
    page = (Path(__file__).parents[3] / "docs/explanation/matching.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", page, re.MULTILINE)
    assert [(name, float(weight)) for name, weight in rows] == list(default().features)
    assert default().version in page


@given(weights(), st.text(st.characters(exclude_categories=["Cs"]), max_size=10))
def test_finished_weights_can_always_be_read_back(features, version):
    values, levels = np.eye(len(NAMES)), np.arange(len(NAMES)) % 4 + 1
    made = finish(default(), np.array([w for _, w in features]), values, levels, version)
    assert parse(dump(made), "x") == made


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[features\n", "weights.malformed"),
        ("[features]\nterms = 0.5\n", "weights.malformed"),
        ("[features]\nterms = 'much'\n" + LEVELS, "weights.malformed"),
        ("features = 3\n" + LEVELS, "weights.malformed"),
        ("[features]\nluck = 0.5\n" + LEVELS, "weights.unknown_feature"),
        ("[features]\nterms = 0.0\n" + LEVELS, "weights.sum"),
        ("[features]\nterms = -0.1\ndetail = 0.5\n" + LEVELS, "weights.sum"),
        ("[features]\nterms = 0.7\ndetail = 0.7\n" + LEVELS, "weights.sum"),
        ("[features]\nterms = nan\n" + LEVELS, "weights.sum"),
        (GOOD.replace("0.4", "0.2"), "weights.levels"),
        (GOOD.replace("0.6", "1.2"), "weights.levels"),
        (GOOD.replace("0.4", "nan"), "weights.levels"),
        (
            GOOD + "[calibration]\nweak = [1.0]\nstrong = [1.0, 0.0]\ndirect = [1.0, 0.0]\n",
            "weights.malformed",
        ),
        (GOOD + "[calibration]\nweak = [-1, 0]\nstrong = [1, 0]\ndirect = [1, 0]\n", "weights.calibration"),
        (GOOD + "[calibration]\nweak = [1, nan]\nstrong = [1, 0]\ndirect = [1, 0]\n", "weights.calibration"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(text, code):
    with pytest.raises(WeightsError) as caught:
        parse(text, "w.toml")
    assert caught.value.reason.code == code
    assert "w.toml" in say(caught.value.reason)


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path):
    (tmp_path / "w.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "w.toml", tmp_path / "none.toml", tmp_path):
        with pytest.raises(WeightsError) as caught:
            load(path)
        assert caught.value.reason.code == "weights.unreadable"


def test_unnamed_features_weigh_nothing_and_the_name_is_the_version():
    read = parse(GOOD, "mine.toml")
    assert (read.version, read.weight("terms"), read.weight("detail")) == ("mine.toml", 0.5, 0.0)


@given(weights(), st.frozensets(st.sampled_from(["words", "titles"])))
def test_a_perfect_pair_never_scores_above_one(features, vectors):
    acting = combine.effective(replace(default(), features=features), vectors)
    assert sum(round(w * combine.MILLION) for _, w in acting) <= combine.MILLION
    assert all(w >= 0 for _, w in acting)


def test_without_vectors_the_silent_hand_their_weight_to_the_speaking():
    acting = {f.name: w for f, w in combine.effective(default(), frozenset())}
    assert [f.name for f in FEATURES if f.vectors and acting[f.name]] == []
    assert sum(acting.values()) == pytest.approx(1, abs=2e-5)
    assert acting["region"] == default().weight("region")
    assert acting["terms"] > default().weight("terms")


def test_levels_begin_exactly_at_their_thresholds():
    given_ = Weights("x", default().features, (0.2, 0.4, 0.6))
    totals = [0, 199_999, 200_000, 399_999, 400_000, 600_000]
    assert [combine.level(t, given_) for t in totals] == [1, 1, 2, 2, 3, 4]


@given(st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_a_higher_score_makes_every_level_at_least_as_likely(one, other):
    low, high = (combine.chances(t, default()) for t in sorted((one, other)))
    for least in Level:
        reach = [sum(p for lev, p in chances.items() if lev >= least) for chances in (low, high)]
        assert reach[0] <= reach[1] + 3e-6
    assert sum(low.values()) == pytest.approx(1, abs=3e-6)
    assert min(low.values()) >= 0


def test_curves_that_cross_give_no_negative_chance():
    crossing = replace(default(), calibration=((5.0, -4.0), (20.0, -2.0), (1.0, 3.0)))
    for total in range(0, 1_000_001, 100_000):
        found = combine.chances(total, crossing)
        assert min(found.values()) >= 0
        assert sum(found.values()) == pytest.approx(1, abs=3e-6)


def test_without_calibration_there_are_no_chances():
    assert combine.chances(500_000, replace(default(), calibration=())) == {}
