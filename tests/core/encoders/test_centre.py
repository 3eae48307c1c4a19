"""Centring: takes the common part out, changes the id, leaves the empty empty."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.text.encoders.centre import Centred, fit
from rongtong_match.text.encoders.e5 import E5Encoder
from tests.core.encoders.titles import TITLES


def cone(seed: int, rows: int, dim: int = 8) -> np.ndarray:
    """Unit rows around one direction, as sentence encoders give them."""
    spread = np.random.default_rng(seed).normal(size=(rows, dim)) * 0.2 + np.eye(dim)[0]
    return (spread / np.linalg.norm(spread, axis=1, keepdims=True)).astype(np.float32)


@given(st.integers(0, 50), st.integers(20, 200), st.integers(0, 3))
def test_rows_spread_out_and_stay_unit(seed: int, rows: int, axes: int) -> None:
    vectors = cone(seed, rows)
    centred = fit("e", vectors, vectors, axes).query.apply(vectors)
    assert np.allclose(np.linalg.norm(centred, axis=1), 1, atol=1e-5)
    assert abs((centred @ centred.T).mean()) < (vectors @ vectors.T).mean() / 2


def test_axes_leave_nothing_along_them() -> None:
    centre = fit("e", cone(1, 50), cone(2, 60), axes=2)
    assert np.abs(centre.passage.apply(cone(3, 10)) @ centre.passage.axes.T).max() < 1e-5


def test_a_single_record_is_not_centred_to_nothing() -> None:
    one = cone(1, 1)
    assert (fit("e", one, one).query.apply(one) @ one.T).item() > 0.99


def test_empty_texts_and_empty_sides_are_harmless() -> None:
    centre = fit("e", np.zeros((0, 8), np.float32), cone(1, 20), axes=1)
    assert np.allclose(centre.query.apply(cone(2, 3)), cone(2, 3), atol=1e-6)
    assert not centre.passage.apply(np.zeros((2, 8), np.float32)).any()


def test_version_follows_the_data() -> None:
    first, again, other = (fit("e", cone(seed, 30), cone(9, 30)) for seed in (1, 1, 2))
    assert first.version == again.version != other.version
    assert fit("f", cone(1, 30), cone(9, 30)).version != first.version


def test_centred_encoder_refuses_a_strangers_centre(e5: E5Encoder) -> None:
    centre = fit("another", e5.queries(TITLES), e5.passages(TITLES))
    with pytest.raises(ValueError, match="another"):
        Centred(e5, centre)


def test_id_carries_the_version(e5: E5Encoder) -> None:
    centre = fit(e5.id, e5.queries(TITLES), e5.passages(TITLES))
    assert Centred(e5, centre).id == f"{e5.id}|centre-{centre.version}"
