"""``python -m bench funnel``: fill a database of our own, ask the pages, print a table and write JSON."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.platform.cluster import cluster

TIMES = 40
PAGES = {
    "whole platform, figures only": ("", "/conversion/"),
    "officers of both provinces": ("both", "/conversion/"),
    "one province": ("both", "/conversion/?place=510000"),
    "industry and channel": ("both", "/conversion/?industry=C&channel=direct"),
    "one month": ("both", "/conversion/?since=2025-03&until=2025-03"),
    "one kind": ("both", "/conversion/?kind=development"),
    "officers of one county": ("county", "/conversion/"),
    "list behind a figure": ("both", "/conversion/deals/?step=paid"),
    "list of a county, page 9": ("county", "/conversion/deals/?step=signed&page=9"),
}


def main() -> None:
    """Run it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=Path(__file__).parent.parent / "out" / "funnel.json")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rongtong-bench-") as folder, cluster(Path(folder)) as address:
        os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "rongtong.config.settings"}
        os.environ.setdefault("RONGTONG_HOME", f"{folder}/home")
        print(_measured(asked.json))


def _measured(to: Path) -> str:
    import django

    django.setup()
    from django.conf import settings

    # What pages link to need not be there: what is measured is what the server does.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_vocab", verbosity=0)
    from bench.funnel.rows import fill

    rows, found = fill(), {}
    clients = _clients()
    for name, (who, address) in PAGES.items():
        found[name] = _asked(clients[who], address)
    to.write_text(json.dumps({"rows": rows, "times": TIMES, "milliseconds": found}, indent=1))
    lines = [f"{name:32} {one['median']:8.1f} {one['p95']:8.1f}" for name, one in found.items()]
    return "\n".join([str(rows), f"{'page, milliseconds':32} {'median':>8} {'p95':>8}", *lines])


def _clients() -> dict[str, Any]:
    from django.test import Client
    from django.utils import timezone

    from rongtong.kit.accounts.models import User
    from rongtong.kit.permissions.models import Assignment

    clients = {"": Client()}
    top = {one: _centre("province", one) for one in ("500000", "510000")}
    here = _centre("county", "500112", _centre("city", "500100", top["500000"]))
    for name, centres in {"both": [*top.values()], "county": [here]}.items():
        user = User.objects.create(email=f"{name}@example.org", name=name, is_active=True)
        for centre in centres:
            Assignment.objects.create(user=user, role="officer", centre=centre.pk, starts=timezone.now())
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def _centre(level: str, region: str, parent: Any = None) -> Any:
    from rongtong.apps.parties.models import Centre

    return Centre.objects.create(name=region, region=region, level=level, parent=parent, state="open")


def _asked(client: Any, address: str) -> dict[str, float]:
    spent = []
    for _again in range(TIMES + 3):
        began = time.perf_counter()
        answer = client.get(address, HTTP_HOST="localhost")
        spent.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    kept = sorted(spent[3:])
    return {"median": statistics.median(kept), "p95": kept[int(len(kept) * 0.95) - 1]}


if __name__ == "__main__":
    main()
