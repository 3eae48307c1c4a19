"""``python -m bench fresh``: from publishing to being found and matched, while the workers have other work.

Two workers as ``up`` starts them. In the background an import of some thousand rows and the filling of the
demo city. In front of them needs and offers are published one after another through the real actions; the
wait is counted from the decision to publish until the job that matched it (or that indexed it) was over.
``--keep FOLDER`` keeps the home for the next run; ``--quiet`` leaves the background work out.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.city import COMMAND

OUT = Path(__file__).parent / "out" / "fresh.json"
PLACES = 5_000
"""Texts from this place on are in no size of the demo."""
PATIENCE_S = 600
LIMIT_S = 5.0


@dataclass(frozen=True)
class Told:
    """What was published when (seconds of the clock)."""

    side: str
    key: int
    at: float


def main() -> None:
    """Run from the command line; 1 when the slowest twentieth waits longer than it may."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="rongtong-fresh-", ignore_cleanup_errors=True) as scratch:
        home = (asked.keep or Path(scratch)).resolve()
        home.mkdir(parents=True, exist_ok=True)
        os.environ |= {
            "RONGTONG_HOME": str(home), "RONGTONG_DEMO": "yes", "RONGTONG_DEMO_SIZE": "city",
            "RONGTONG_LOG_LEVEL": "warning", "DJANGO_SETTINGS_MODULE": "rongtong.config.settings",
        }  # fmt: skip
        own = {**os.environ, "RONGTONG_DEMO_SIZE": "village"} if asked.quiet else os.environ
        subprocess.run((*COMMAND, "prepare"), check=True, stdout=sys.stderr, env=own)
        import django

        django.setup()
        with _workers():
            found = _measured(asked)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(found, ensure_ascii=False, indent=1))
    sys.exit(max(found["matched s"]["p95"], found["indexed s"]["p95"]) > LIMIT_S)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="folder that keeps the home")
    parser.add_argument("--each", type=int, default=20, help="needs, and offers, to publish")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two")
    parser.add_argument("--rows", type=int, default=3_000, help="rows of the import")
    parser.add_argument("--quiet", action="store_true", help="without import and city")
    return parser.parse_args()


@contextmanager
def _workers() -> Iterator[None]:
    commands = ((*COMMAND, "work"), (*COMMAND, "work", "--queue", "swift"))
    running = [subprocess.Popen(command, stdout=sys.stderr) for command in commands]
    try:
        yield
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait()


def _measured(asked: argparse.Namespace) -> dict[str, Any]:
    load, batch = os.getloadavg()[0], None
    # As on a site that has stood a while: the words of what is public have been read once.
    _until(lambda: not _open("matching.match_all"), "the village to be matched")
    if not asked.quiet:
        batch = _import_begun(asked.rows)
    told = list(_published(asked.each, asked.pause))
    _until(lambda: not _open("matching.match") and not _open("catalogue.index"), "the last of them")
    from django.conf import settings
    from django.db import connection

    from rongtong.site.demo import city

    return {
        "date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "load before and after":
        [round(load, 1), round(os.getloadavg()[0], 1)], "database": connection.vendor,
        "encoder": settings.ENCODER, "published": len(told), "seconds between two": asked.pause,
        "listings of the demo meanwhile": city.there(),
        "import": "" if batch is None else f"{_rows_done(batch)} of {asked.rows} rows, {_state(batch)}",
        "matched s": _figures([_matched(one) for one in told]),
        "matched s, needs": _figures([_matched(one) for one in told if one.side == "need"]),
        "matched s, offers": _figures([_matched(one) for one in told if one.side == "offer"]),
        "indexed s": _figures([_indexed(one) for one in told]),
        "with candidates": _with_candidates(told),
    }  # fmt: skip


def _import_begun(rows: int) -> Any:
    """Upload a workbook for an organisation of the demo, wait until it was read, and have it brought in."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone
    from openpyxl import Workbook

    from rongtong.apps.catalogue.actions import imports, taking_in
    from rongtong.apps.parties.models import Organisation
    from rongtong.kit.accounts.models import User
    from rongtong.kit.permissions.models import Assignment
    from rongtong.site.demo.tale import acting

    book, kept = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    page.append(["成果名称", "简介", "技术领域", "所在地", "成熟度", "拟转让价格(万元)"])
    for text in _texts("offer", rows, 20_000):
        page.append([text.title, text.detail, "先进制造", "成都市", "TRL 5", 80])
    book.save(kept)
    user = User.objects.get(email="zhuge@example.org")
    owner = Organisation.objects.get(pk=Assignment.objects.get(user=user, role="org.admin").organisation)
    actor = acting(user, timezone.now())
    upload = SimpleUploadedFile("成果清单.xlsx", kept.getvalue())
    batch = imports.begin_import(
        side="offer", kind="result", organisation=owner, upload=upload, actor=actor, at=timezone.now()
    )
    _until(lambda: _state(batch) != "reading", "the workbook to be read")
    batch.refresh_from_db()
    taking_in.run_import(batch=batch, version=batch.version, actor=actor, at=timezone.now())
    return batch


def _texts(side: str, count: int, first: int) -> list[Any]:
    from rongtong.site.demo.texts import number

    return [number(side, place) for place in range(first, first + count)]


def _published(each: int, pause: float) -> Iterator[Told]:
    """Write, hand in, take up and publish, needs and offers in turn; the story's people do it."""
    from django.utils import timezone

    from rongtong.apps.catalogue.actions import listings
    from rongtong.site.demo import houses, market
    from rongtong.site.demo.plan import Item, items
    from rongtong.site.demo.tale import Tale

    owners = [one.house for one in items("village") if one.house]
    stamp = f"{time.time():.0f}"
    for number in range(2 * each):
        side, place = ("need", "offer")[number % 2], PLACES + number * 7
        text = _texts(side, 1, place)[0]
        while text.kind not in ("result", "capability", "service", "research"):
            place += 1
            text = _texts(side, 1, place)[0]
        house = owners[number % len(owners)]
        tale = Tale(timezone.now())
        made = market.placed(Item(f"fresh-{stamp}-{number}", place, text, "in_review", house=house), tale)
        if made is None:
            raise RuntimeError(text.title)
        first, second = houses.desk(made.home, tale)
        at = time.time()
        made = listings.decide(listing=made, step="publish", actor=first, at=timezone.now())
        if made.state == "second_look":
            at = time.time()
            listings.decide(listing=made, step="confirm", actor=second, at=timezone.now())
        yield Told(side, made.pk, at)
        time.sleep(max(0.0, pause - (time.time() - at)))


def _jobs(name: str) -> Any:
    from rongtong.kit.jobs.models import Job

    return Job.objects.filter(name=name)


def _open(name: str) -> bool:
    return bool(_jobs(name).filter(state__in=("waiting", "running")).exists())


def _matched(one: Told) -> float:
    job = _jobs("matching.match").filter(kind="catalogue.Listing", about=str(one.key), state="done")
    return float(job.get().finished_at.timestamp()) - one.at


def _indexed(one: Told) -> float:
    """Give the wait until the index held it: a round that was under way may take it along."""
    from rongtong.apps.catalogue.models import IndexMark

    return float(IndexMark.objects.get(listing=one.key).done_at.timestamp()) - one.at


def _with_candidates(told: list[Told]) -> dict[str, int]:
    from rongtong.apps.matching.models import Candidate

    return {
        side: Candidate.objects.filter(**{f"{side}__in": [one.key for one in told]})
        .values(side).distinct().count()
        for side in ("need", "offer")
    }  # fmt: skip


def _figures(waits: list[float]) -> dict[str, float]:
    ordered = sorted(waits)
    return {
        "p50": round(statistics.median(ordered), 2), "max": round(ordered[-1], 2),
        "p95": round(ordered[max(0, round(len(ordered) * 0.95) - 1)], 2),
    }  # fmt: skip


def _state(batch: Any) -> str:
    batch.refresh_from_db()
    return str(batch.state)


def _rows_done(batch: Any) -> int:
    return int(batch.rows.filter(done=True).count())


def _until(over: Any, what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not over():
        if time.monotonic() > end:
            raise RuntimeError(f"waited too long for {what}")
        time.sleep(0.25)


if __name__ == "__main__":
    main()
