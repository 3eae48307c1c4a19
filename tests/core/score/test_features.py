"""Every feature: a finite number in [0, 1] for any records, the same in any company."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.score.features import FEATURES
from rongtong_match.score.prepared import prepare
from rongtong_match.types import Need, Offer
from tests.core.score.odd_records import needs, offers
from tests.core.text.hashing import Hashing

ENCODERS = st.sampled_from([None, Hashing()])


@given(needs, offers, ENCODERS)
@settings(max_examples=30, deadline=None)
def test_values_are_finite_within_bounds_and_repeatable(asking, offering, encoder):
    ready, again = (prepare(asking, offering, encoder) for _ in range(2))
    every = np.arange(len(offering))
    for feature in FEATURES:
        for need in range(len(asking)):
            values = feature.values(ready, need, every)
            assert values.shape == every.shape
            assert ((values >= 0) & (values <= 1)).all(), feature.name
            assert np.array_equal(values, feature.values(again, need, every)), feature.name


@given(needs, offers, ENCODERS)
@settings(max_examples=15, deadline=None)
def test_a_value_does_not_depend_on_who_else_is_asked_for(asking, offering, encoder):
    ready = prepare(asking, offering, encoder)
    every = np.arange(len(offering))
    for feature in FEATURES:
        together = feature.values(ready, 0, every)
        alone = [feature.values(ready, 0, every[i : i + 1])[0] for i in every]
        assert np.array_equal(together, alone), feature.name
        assert np.array_equal(together[::-1], feature.values(ready, 0, every[::-1])), feature.name


@given(needs, offers)
@settings(max_examples=15, deadline=None)
def test_without_an_encoder_the_features_of_meaning_are_silent(asking, offering):
    ready = prepare(asking, offering, None)
    silent = [feature for feature in FEATURES if feature.vectors]
    assert len(silent) == 4
    assert not any(f.values(ready, 0, np.arange(len(offering))).any() for f in silent)


@pytest.mark.parametrize("encoder", [None, Hashing()])
def test_asking_for_nobody_gives_nothing(encoder):
    ready = prepare([Need("n", "铝合金压铸")], [], encoder)
    assert all(f.values(ready, 0, np.array([], np.int64)).shape == (0,) for f in FEATURES)


@pytest.mark.parametrize("feature", [f for f in FEATURES if f.topic], ids=lambda f: f.name)
def test_each_topic_feature_prefers_the_offer_that_answers(feature):
    need = Need("n", "铝合金压铸气孔缺陷检测", "需要解决铝合金压铸件气孔缺陷的检测难题。")
    good = Offer("a", "铝合金压铸件气孔缺陷检测", "面向铝合金压铸件的气孔缺陷在线检测。")
    other = Offer("b", "锂电池隔膜涂布", "锂电池隔膜的陶瓷涂布，用于动力电池。")
    values = feature.values(prepare([need], [good, other], Hashing()), 0, np.array([0, 1]))
    assert values[0] > values[1]


def test_texts_without_content_are_like_nothing():
    ready = prepare([Need("n", ""), Need("m", "铝")], [Offer("a", ""), Offer("b", "铝")], Hashing())
    for feature in (f for f in FEATURES if f.topic):
        assert feature.values(ready, 0, np.array([0, 1])).tolist() == [0, 0], feature.name
        assert feature.values(ready, 1, np.array([0])).tolist() == [0], feature.name
