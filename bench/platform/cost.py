"""``python -m bench.platform.cost``: what each kind of page costs this process, in ms of one core.

On the database and home of the environment (DATABASE_URL, RONGTONG_HOME), filled by ``bench.platform.load``.
One request at a time through all middleware, no network: what is left to do is Python's and can be profiled
(``--profile "name of a page"``).
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import time
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

    from bench.platform.pages import Page, Visit

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WARM, ASKED = 6, 40


def main() -> None:
    """Run from the command line."""
    asked = _asked()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")
    os.environ.setdefault("RONGTONG_LOG_LEVEL", "warning")
    from rongtong.config.start import share_metrics

    share_metrics()  # counting into a shared file is part of the price
    import django

    django.setup()
    from bench.platform import pages
    from bench.region import pages as of_region

    report((of_region if asked.region else pages).planned(), asked.profile)


def report(visit: Visit, profile: str = "") -> None:
    """Print a row a page; with the name of one page, where its time goes."""
    print(f"| page | CPU ms | ms in all | of it SQL | queries |\n|{' --- |' * 5}")
    for page in visit.pages:
        if page.addresses and profile in ("", page.name):
            _one(visit, page, bool(profile))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", default="", help="name of one page: where its time goes")
    parser.add_argument("--region", action="store_true", help="pages of needs and offers")
    return parser.parse_args()


def _one(visit: Visit, page: Page, profile: bool) -> None:
    client, chance = _client(visit, page.who), Random(5)
    chosen = [chance.choice(page.addresses) for _ in range(WARM + ASKED)]
    for path in chosen[:WARM]:
        _ask(client, path)
    if profile:
        watch = cProfile.Profile()
        watch.runcall(lambda: [_ask(client, path) for path in chosen[WARM:]])
        pstats.Stats(watch).sort_stats("cumulative").print_stats(110)
        pstats.Stats(watch).sort_stats("tottime").print_stats(50)
        return
    found = [_ask(client, path) for path in chosen[WARM:]]
    cpu, whole, sql, queries = (median(column) for column in zip(*found, strict=True))
    print(f"| {page.name} | {cpu:.1f} | {whole:.1f} | {sql:.1f} | {queries:.0f} |", flush=True)


def _client(visit: Visit, who: str) -> Client:
    """Give a browser that is signed in as somebody, second factor given."""
    from django.test import Client

    from rongtong.kit.accounts.models import User

    client = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip", "accept-language": "zh-CN"})
    if who != "stranger":
        client.force_login(User.objects.get(email=visit.accounts[who][0]), BACKEND)
        session = client.session
        session["factor"] = True
        session.save()
    return client


def _ask(client: Client, path: str) -> tuple[float, float, float, float]:
    """Give ms of CPU, ms in all, ms of waiting for the database, queries. RuntimeError unless answered."""
    from django.db import connection

    waited: list[float] = []

    def watched(execute: Any, *args: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*args)
        finally:
            waited.append(time.perf_counter() - began)

    with connection.execute_wrapper(watched):
        cpu, began = time.process_time(), time.perf_counter()
        status = client.get(path).status_code
        took = (time.process_time() - cpu, time.perf_counter() - began)
    if status not in (200, 404):  # a stranger does not see every organisation
        raise RuntimeError(f"{path} answered {status}")
    return took[0] * 1000, took[1] * 1000, sum(waited) * 1000, float(len(waited))


if __name__ == "__main__":
    main()
