"""Reliability as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
mpl.rcParams["svg.hashsalt"] = "rongtong"
from matplotlib import pyplot  # noqa: E402 - the backend comes first


def reliability(name: str, found: dict[str, Any], path: Path) -> None:
    """Share that came true over the chance that was told; a point's area is its number of pairs."""
    figure, axes = pyplot.subplots(figsize=(4.5, 4.5), layout="constrained")
    axes.plot([0, 1], [0, 1], ":", color="grey", label="perfect")
    chances, shares = [row[3] for row in found["bins"]], [row[4] for row in found["bins"]]
    axes.plot(chances, shares, color="tab:blue", alpha=0.5)
    axes.scatter(chances, shares, s=[10 + row[2] for row in found["bins"]], alpha=0.7, label="held-out pairs")
    axes.set(xlabel="chance of strong or better", ylabel="share that is", xlim=(0, 1), ylim=(0, 1))
    axes.set_title(f"{name}: calibration error {found['ece']:.3f}, Brier {found['brier']:.3f}", fontsize=10)
    axes.legend()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
