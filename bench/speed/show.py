"""The rows as a table, and how cost grows as a picture with the machine's own limits beside it."""

from __future__ import annotations

from pathlib import Path

from bench.speed.measure import Row

COLUMNS = (
    ("size", "size", ",.0f"),
    ("system", "system", ""),
    ("build CPU s", "build_cpu_s", ",.1f"),
    ("disk MB", "disk_mb", ",.0f"),
    ("RSS MB", "rss_mb", ",.0f"),
    ("p50 ms", "query_p50_ms", ".2f"),
    ("p99 ms", "query_p99_ms", ".2f"),
    ("p50 CPU", "query_p50_cpu_ms", ".2f"),
    ("p99 CPU", "query_p99_cpu_ms", ".2f"),
    ("recall", "query_recall", ".3f"),
    ("update p50 ms", "update_to_visible_p50_ms", ".2f"),
    ("update p99 ms", "update_to_visible_p99_ms", ".2f"),
    ("batch CPU min", "batch_cpu_min", ".2f"),
    ("batch 12k", "batch_12000_cpu_min", ".2f"),
    ("recall", "batch_12000_recall", ".3f"),
    ("batch 32k", "batch_32000_cpu_min", ".2f"),
    ("recall", "batch_32000_recall", ".3f"),
    ("load", "load", ".1f"),
    ("work", "work", ""),
)
DIM, TERM_BYTES, QUERY_POSTINGS, NEEDS = 384, 5, 0.39, 100_000


def table(rows: list[Row]) -> str:
    """A Markdown table; a dash where a system does not do the work."""
    lines = [" | ".join(title for title, _, _ in COLUMNS), " | ".join("---" for _ in COLUMNS)]
    lines += [" | ".join(_cell(row.get(key), how) for _, key, how in COLUMNS) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _cell(value: float | str | None, how: str) -> str:
    if value is None:
        return "–"
    return format(value, how) if how and not isinstance(value, str) else str(value)


def picture(rows: list[Row], limits: dict[str, float], path: Path) -> None:
    """Query time and batch time over the number of offers, both axes logarithmic."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4.5), layout="constrained")
    sizes = sorted({float(row["size"] or 0) for row in rows})
    scanned = [size * (DIM + TERM_BYTES * QUERY_POSTINGS) / limits["bytes_per_s"] * 1000 for size in sizes]
    products = [2 * DIM * size * min(size, NEEDS) / limits["flop_per_s"] / 60 for size in sizes]
    left.plot(sizes, scanned, "k:", label="floor: reading all codes and postings once")
    right.plot(sizes, products, "k:", label="floor: all products (GEMM)")
    for system in sorted({str(row["system"]) for row in rows} - {"reference"}):
        mine = [row for row in rows if row["system"] == system]
        _line(left, mine, "query_p50_cpu_ms", f"{system} p50")
        for key in ("batch_cpu_min", "batch_12000_cpu_min", "batch_32000_cpu_min"):
            _line(right, mine, key, system if key == "batch_cpu_min" else f"{system} {key[6:11]} looked at")
    _line(left, [row for row in rows if row["system"] == "rongtong"], "query_p99_cpu_ms", "rongtong p99")
    for axes, what in (
        (left, "one filtered query, CPU ms"),
        (right, "all needs (≤ 100,000) × all offers, CPU min"),
    ):
        axes.set(xscale="log", yscale="log", xlabel="offers", title=what)
        axes.grid(visible=True, alpha=0.3)
        axes.legend(fontsize=7)
    figure.savefig(path, metadata={"Date": None})


def _line(axes: object, rows: list[Row], key: str, label: str) -> None:
    points = sorted((row["size"], row[key]) for row in rows if row.get(key) is not None)
    if points:
        axes.plot(*zip(*points, strict=True), marker="o", label=label)  # type: ignore[attr-defined]
