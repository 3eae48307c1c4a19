"""Kernel ridge regression in its dual form, with the exact score of every example left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

Array = NDArray[np.float64]


def solve(kernel: Array, target: Array, strength: float) -> tuple[Array, Array]:
    """Dual weights (n, labels) and leave-one-out scores (n, labels).

    Left-out scores follow from the same inverse: target - dual / diagonal (the PRESS identity), equal to
    solving n times without one example each. ``strength`` > 0 is the ridge on a kernel with diagonal near 1.
    """
    inverse = linalg.inv(kernel + strength * np.eye(len(kernel)), check_finite=False)
    dual = np.asarray(inverse @ target)
    return dual, np.asarray(target - dual / np.diag(inverse)[:, None])


def softmax(scores: Array) -> Array:
    """Rows of positive numbers that sum to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def temperature(scores: Array, truth: NDArray[np.int64]) -> float:
    """The factor in 1-64 under which softmax makes the true labels of left-out scores likeliest."""
    at, steps = np.arange(len(truth)), np.geomspace(1.0, 64.0, 49)
    loss = [-float(np.log(softmax(scores * step)[at, truth] + 1e-12).mean()) for step in steps]
    return float(steps[int(np.argmin(loss))])


def confidence_line(chance: Array, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and intercept, on the logit, that turn left-out chances into the share that proves right.

    Platt's logistic fit, drawn towards the identity (1, 0) so that a few examples move it little.
    """
    line, x = np.array([1.0, 0.0]), np.stack([logit(chance), np.ones(len(chance))], axis=1)
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ line))
        slope = x.T @ (p - right) + (line - np.array([1.0, 0.0]))
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.eye(2)
        line = line - np.linalg.solve(bend, slope)
    return max(float(line[0]), 0.0), float(line[1])


def logit(chance: Array) -> Array:
    """Log odds, of chances held within a millionth of 0 and 1."""
    held = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(held / (1 - held)))
