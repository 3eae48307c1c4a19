"""Results as Markdown, for the terminal and for the page in docs alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Rows = Mapping[str, Mapping[str, list[float]]]


def whole(found: Mapping[str, Any]) -> str:
    """All tables of one set."""
    parts = [systems(found["systems"], found["best_peer"])]
    if "ablation" in found:
        parts.append(ablation(found["ablation"]))
        parts.append(calibration(found["calibration"]))
    return "\n\n".join(parts)


def systems(rows: Rows, best: str) -> str:
    """Each system's measures with their intervals; the first measure's difference from the best peer."""
    names = [name for name in next(iter(rows.values())) if not name.endswith("gap")]
    lines = [["system", *names, f"{names[0]} against the best peer"]]
    for system, row in rows.items():
        gap = row.get(f"{names[0]} gap")
        shown = f"**{system}**" if system == best else system
        lines.append([shown, *(interval(row.get(name)) for name in names), difference(gap)])
    return table(lines)


def ablation(parts: Mapping[str, Rows]) -> str:
    """Alone, left out, and added one by one, by nDCG@10."""
    names = list(dict.fromkeys([*parts["alone"], *parts["left out"]]))
    lines = [["feature", "alone", "without it (learned anew)", "change"]]
    for name in names:
        alone, less = parts["alone"].get(name, {}), parts["left out"].get(name, {})
        cells = (
            interval(alone.get("ndcg@10")),
            interval(less.get("ndcg@10")),
            difference(less.get("ndcg@10 gap")),
        )
        lines.append([name, *cells])
    steps = [["added in turn", "nDCG@10", "change", "MRR"]]
    for name, row in parts["added"].items():
        steps.append([
            name, interval(row.get("ndcg@10")), difference(row.get("ndcg@10 gap")), interval(row.get("mrr")),
        ])  # fmt: skip
    return table(lines) + "\n\n" + table(steps)


def calibration(found: Mapping[str, Any]) -> str:
    """Reliability of "strong or better" and the confusion of levels, all for needs not learned from."""
    text = (
        f"Chance of strong or better: calibration error {found['ece']:.3f}, Brier {found['brier']:.3f} "
        f"(always saying the mean: {found['brier_of_the_mean']:.3f})."
    )
    bins = [["chance", "pairs", "mean chance", "came true"]]
    for low, high, count, chance, share in found["bins"]:
        bins.append([f"{low:.1f}–{high:.1f}", str(count), f"{chance:.2f}", f"{share:.2f}"])
    levels = ("none", "weak", "strong", "direct")
    confusion = [["judged \\ told", *levels]]
    for name, row in zip(levels, found["confusion"], strict=True):
        confusion.append([name, *map(str, row)])
    return "\n\n".join((text, table(bins), table(confusion)))


def interval(found: list[float] | None) -> str:
    """``.622 (.550–.693)``."""
    if not found:
        return "–"
    mean, low, high = (_short(x) for x in found[:3])
    return f"{mean} ({low}–{high})"


def difference(found: list[float] | None) -> str:
    """``+.046 (+.014 to +.078), p = .009``."""
    if not found:
        return "–"
    mean, low, high = (_signed(x) for x in found[:3])
    chance = "< .001" if found[3] < 0.001 else f"= {_short(found[3])}"
    return f"{mean} ({low} to {high}), p {chance}"


def _signed(number: float) -> str:
    return ("−" if number < -0.0005 else "+") + _short(abs(number))


def _short(number: float) -> str:
    return f"{number:.3f}".removeprefix("0") or "0"


def table(lines: list[list[str]]) -> str:
    """A Markdown table; the first line is its head."""
    rows = [" | ".join(line) for line in (lines[0], ["---"] * len(lines[0]), *lines[1:])]
    return "\n".join(f"| {row} |" for row in rows)
