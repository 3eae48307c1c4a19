"""Every feature has a name a person can read, in both languages."""

import pytest

from rongtong_match.explain.sentences import label
from rongtong_match.score.features import FEATURES


@pytest.mark.parametrize("feature", [feature.name for feature in FEATURES])
def test_a_feature_has_a_label(feature):
    assert label(feature, "zh") != feature
    assert label(feature, "en") != feature
