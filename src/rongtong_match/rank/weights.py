"""Weights as a small TOML file a person can read, compare and take back."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from json import dumps
from math import isfinite
from pathlib import Path

from rongtong_match.score.features import FEATURES
from rongtong_match.types import Reason, Weights

_LEVELS = ("weak", "strong", "direct")


class WeightsError(Exception):
    """The weights cannot be used; ``reason`` says what to mend."""

    def __init__(self, code: str, **params: str | int | float) -> None:
        self.reason = Reason(code, tuple(sorted(params.items())))
        super().__init__(f"{code} {dict(self.reason.params)}")


@cache
def default() -> Weights:
    """The weights that come along."""
    return parse(files(__package__).joinpath("data/default.toml").read_text("utf-8"), "default")


def load(path: Path) -> Weights:
    """Weights of a file. Raises ``WeightsError`` for one that is missing or makes no sense."""
    try:
        return parse(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise WeightsError("weights.unreadable", file=str(path)) from error


def parse(text: str, name: str) -> Weights:
    """Weights of TOML text: [features] name = weight >= 0, [levels] weak < strong < direct."""
    try:
        given = tomllib.loads(text)
        features = {str(k): float(v) for k, v in given["features"].items()}
        levels = [float(given["levels"][level]) for level in _LEVELS]
        curves = tuple(
            (float(given["calibration"][level][0]), float(given["calibration"][level][1]))
            for level in (_LEVELS if "calibration" in given else ())
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise WeightsError("weights.malformed", file=name) from error
    known = {feature.name for feature in FEATURES}
    for feature in features:
        if feature not in known:
            raise WeightsError("weights.unknown_feature", file=name, feature=feature)
    if not (all(0 <= w <= 1 for w in features.values()) and 0 < sum(features.values()) <= 1 + 1e-9):
        raise WeightsError("weights.sum", file=name)
    if not all(slope >= 0 and isfinite(slope + shift) for slope, shift in curves):
        raise WeightsError("weights.calibration", file=name)
    if not 0 < levels[0] < levels[1] < levels[2] <= 1:
        raise WeightsError("weights.levels", file=name)
    version = str(given.get("version", name))
    thresholds = (levels[0], levels[1], levels[2])
    return Weights(version, tuple((f.name, features.get(f.name, 0.0)) for f in FEATURES), thresholds, curves)


def dump(weights: Weights) -> str:
    """``weights`` as the TOML that ``parse`` reads back."""
    # A JSON string is a TOML basic string too, once DEL is escaped.
    version = dumps(weights.version, ensure_ascii=False).replace("\x7f", "\\u007f")
    lines = [f"version = {version}", "", "[features]"]
    lines += [f"{name} = {weight:.6f}" for name, weight in weights.features]
    lines += ["", "[levels]"]
    lines += [f"{name} = {at:.6f}" for name, at in zip(_LEVELS, weights.thresholds, strict=True)]
    if weights.calibration:
        lines += ["", "[calibration]"]
        lines += [
            f"{name} = [{slope:.6f}, {shift:.6f}]"
            for name, (slope, shift) in zip(_LEVELS, weights.calibration, strict=True)
        ]
    return "\n".join(lines) + "\n"
