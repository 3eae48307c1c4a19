"""``python -m bench city``: the demo city in a home of its own, and what its main pages cost the server.

One quiet client asks each page again and again in this process: from the request to the whole answer,
without a network and without a rival. ``--keep FOLDER`` keeps the home for the next run; ``--work`` also lets
the worker index and match everything first, as on a site that has stood a while (many minutes).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.phone import PAINT_MS, WEIGHT_KB, painted

OUT = Path(__file__).parent / "out" / "city.json"
SENTENCES = (
    "压铸件气孔率高怎么办",
    "白酒酿造废水处理",
    "轴承故障在线监测",
    "chongqing 机器人焊接",
    "柑橘采后保鲜包装",
)
FACETS = "side=offer&kind=result&field=05&maturity=high"
COMMAND = (sys.executable, "-m", "rongtong.config")
LIMIT_MS = 100
OPERATOR = "operator"


def main() -> None:
    """Run from the command line; 1 when a page is slower than it must be."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="rongtong-city-", ignore_cleanup_errors=True) as scratch:
        os.environ |= {
            "RONGTONG_HOME": str((asked.keep or Path(scratch)).resolve()), "RONGTONG_DEMO": "yes",
            "RONGTONG_DEMO_SIZE": "city", "RONGTONG_LOG_LEVEL": "error",
            "DJANGO_SETTINGS_MODULE": "rongtong.config.settings",
        }  # fmt: skip
        os.environ.pop("DATABASE_URL", None)
        times = _filled(asked.work)
        import django

        django.setup()
        found = {
            "date": time.strftime("%Y-%m-%d"), "load": round(os.getloadavg()[0], 1), "seconds": times,
            **_counts(), "pages": _measured(asked.rounds), "phone": _on_a_phone(),
        }  # fmt: skip
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(_table(found))
    slow = any(row["p95"] > LIMIT_MS or row["status"] != 200 for row in found["pages"])
    sys.exit(slow or any(row["paint ms"] > PAINT_MS or row["kB"] > WEIGHT_KB for row in found["phone"]))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="folder that keeps the home")
    parser.add_argument("--rounds", type=int, default=40, help="times each page is asked")
    parser.add_argument("--work", action="store_true", help="let the worker do all that waits first")
    return parser.parse_args()


def _filled(work: bool) -> dict[str, float]:
    """Prepare, fill, index; give the seconds of each, rounded."""
    steps = {
        "prepare with the village": ("prepare",), "city": ("load_demo", "--size", "city"),
        "index": ("search_index", "rebuild"), **({"worker": ("work", "--once")} if work else {}),
    }  # fmt: skip
    times = {}
    Path(os.environ["RONGTONG_HOME"]).mkdir(parents=True, exist_ok=True)
    for name, command in steps.items():
        began = time.monotonic()
        # The job that fills the city step by step would do the same once more.
        own = {**os.environ, "RONGTONG_DEMO_SIZE": "village"} if name.startswith("prepare") else os.environ
        subprocess.run((*COMMAND, *command), check=True, stdout=sys.stderr, env=own)
        times[name] = round(time.monotonic() - began, 1)
    return times


def _counts() -> dict[str, Any]:
    from django.conf import settings
    from django.db.models import Count

    from rongtong.apps.catalogue.models import Listing
    from rongtong.apps.matching.models import Run
    from rongtong.apps.parties.models import Organisation

    rows = Listing.objects.order_by("side", "state").values_list("side", "state").annotate(Count("pk"))
    files = (path for path in settings.HOME.rglob("*") if path.is_file() and "index" in str(path))
    return {
        "listings": {f"{side} {state}": count for side, state, count in rows},
        "organisations": Organisation.objects.count(),
        "matching runs": Run.objects.count(),
        "index MB": round(sum(path.stat().st_size for path in files) / 2**20, 1),
        "database MB": round((settings.HOME / "rongtong.sqlite3").stat().st_size / 2**20, 1),
    }


def _pages() -> Iterator[tuple[str, str, str]]:
    """Give (name, who asks, address): a door's account, or nobody."""
    from rongtong.apps.catalogue.models import Listing

    shown, own = Listing.objects.filter(state="published").order_by("pk"), _own()
    asked, quoted = quote(SENTENCES[0]), quote(SENTENCES[0][:4])
    yield "home", "", "/"
    for place, sentence in enumerate(SENTENCES, 1):
        yield f"search {place}", "", f"/search/?q={quote(sentence)}"
    yield "list of offers", "", "/search/?side=offer"
    yield "list of offers, page 9", "", "/search/?side=offer&page=9"
    yield "search, facets only", "", f"/search/?{FACETS}"
    yield "search, sentence and facets", "", f"/search/?q={asked}&{FACETS}"
    yield "search on the map", "", f"/search/map/?q={asked}"
    yield "search while typing", "", f"/search/live/?q={quoted}"
    yield "suggestions", "", f"/search/suggest/?q={quoted}"
    yield "feed", "", f"/search/feed/?q={asked}"
    yield "sitemap", "", "/sitemap.xml"
    yield "listing", "", f"/listings/{shown.filter(side='offer')[0].pk}/"
    yield "listing, signed in", "huangwei", f"/listings/{shown.filter(side='offer')[1].pk}/"
    yield "candidates", "huangwei", f"/listings/{own.pk}/candidates/"
    yield "questions", "huangwei", f"/listings/{own.pk}/questions/"
    yield "my week", "zhouming", "/me/matches/"
    yield "my listings", "linxi", "/me/listings/"
    yield "favourites", "huangwei", "/favourites/"
    yield "imports", "zhuge", "/imports/"
    yield "workbench", "huangwei", "/me/"
    yield "workbench, reviewer", "reviewer.510000", "/me/"
    yield "desk, province", "reviewer.510000", "/desk/listings/"
    yield "desk, city", "reviewer.510700", "/desk/listings/"
    waiting = Listing.objects.filter(state="submitted", home__startswith="5107").order_by("pk")[0]
    yield "desk, one listing", "reviewer.510700", f"/desk/listings/{waiting.pk}/"
    yield "desk, likely duplicates", "reviewer.510000", "/desk/listings/duplicates/"
    yield "desk, changes", "reviewer.510000", "/desk/listings/changes/"
    yield "quality", OPERATOR, "/desk/listings/quality/"
    yield "operator", OPERATOR, "/operator/"
    yield "operator, matching", OPERATOR, "/operator/matching/"
    yield "operator, jobs", OPERATOR, "/jobs/"
    yield "organisations", "", "/organisations/"


def _own() -> Any:
    """Give the need whose candidates are asked for: with as many as any of the door's."""
    from django.db.models import Count

    from rongtong.apps.catalogue.models import Listing

    needs = Listing.objects.filter(state="published", side="need").annotate(n=Count("candidates"))
    of_door = needs.filter(organisation__short_name="石亭压铸").order_by("-n", "pk")
    return of_door.first() or needs.order_by("-n", "pk")[0]


def _measured(rounds: int) -> list[dict[str, Any]]:
    from django.test import Client
    from django.utils import timezone

    from rongtong.kit.accounts.models import User
    from rongtong.kit.permissions.actions import open_staff_session
    from rongtong.site.demo.tale import acting

    found, now = [], timezone.now()
    operator = User.objects.get(email=f"{OPERATOR}@example.org")
    open_staff_session(user=operator, reason="measuring", actor=acting(operator, now), at=now)
    for name, who, address in _pages():
        client = Client(headers={"host": "localhost"})
        if who:
            client.force_login(User.objects.get(email=f"{who}@example.org"))
        answers = [client.get(address) for _warm in range(3)]
        taken = [_wait(client, address) for _round in range(rounds)]
        waits, work = (sorted(one) for one in zip(*taken, strict=True))
        found.append({
            "page": name, "status": answers[-1].status_code, "bytes": len(answers[-1].content),
            "p50": round(statistics.median(waits), 1), "p95": _p95(waits), "cpu p95": _p95(work),
        })  # fmt: skip
    return found


def _on_a_phone() -> list[dict[str, Any]]:
    """Measure first paint and weight of the pages that most people open first."""
    from bench.platform.server import serving

    wanted = ("home", "search 1", "listing", "candidates")
    pages = {name: (who, address) for name, who, address in _pages() if name in wanted}
    asked = [(name, _session(who), address) for name, (who, address) in pages.items()]
    with serving() as port:
        return painted(port, asked)


def _session(who: str) -> str:
    """Sign somebody in and give the cookie; nothing for nobody."""
    from django.test import Client

    from rongtong.kit.accounts.models import User

    if not who:
        return ""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email=f"{who}@example.org"))
    return str(client.cookies["sessionid"].value)


def _wait(client: Any, address: str) -> tuple[float, float]:
    """Give how long one answer takes and how long the processor worked for it, in ms."""
    began, worked = time.perf_counter(), time.process_time()
    client.get(address)
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _p95(ordered: list[float]) -> float:
    return round(ordered[int(len(ordered) * 0.95) - 1], 1)


def _table(found: dict[str, Any]) -> str:
    lines = [f"{name}: {value}" for name, value in found.items() if name not in ("pages", "phone")]
    lines += [
        "",
        "| page | status | kB | p50 ms | p95 ms | of it processor, p95 |",
        "|---|---|---|---|---|---|",
    ]
    for one in found["pages"]:
        cells = (one["page"], one["status"], one["bytes"] // 1024, one["p50"], one["p95"], one["cpu p95"])
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    lines += ["", "| on a phone | first paint ms | longest ms | kB | requests |", "|---|---|---|---|---|"]
    for one in found["phone"]:
        lines.append("| " + " | ".join(str(cell) for cell in one.values()) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
