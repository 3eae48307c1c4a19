"""Clients that ask at the same time, each with its own browsers, and how long they waited."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from bench.platform.browser import SIGN_IN as FORM
from bench.platform.browser import Browser
from bench.platform.pages import SIGN_IN, Page, Visit


@dataclass
class Waits:
    """Milliseconds by page, and what failed as (page, status)."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[tuple[str, int]] = field(default_factory=list)
    seconds: float = 0.0

    def rows(self, stage: str) -> list[dict[str, object]]:
        """Give a row a page: count, p50, p95, longest; and one for all pages."""
        every = [ms for taken in self.taken.values() for ms in taken]
        rows = [self._row(stage, page, taken) for page, taken in sorted(self.taken.items())]
        return (
            [*rows, self._row(stage, "all", every) | {"per_s": round(len(every) / self.seconds, 1)}]
            if every
            else []
        )

    def _row(self, stage: str, page: str, taken: list[float]) -> dict[str, object]:
        ordered = sorted(taken)
        at = {
            name: round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)
            for name, share in (("p50", 0.5), ("p95", 0.95), ("longest", 1.0))
        }
        errors = sum(page in (name, "all") for name, _status in self.failed)
        return {"stage": stage, "page": page, "n": len(ordered), **at, "errors": errors}


class Client(threading.Thread):
    """Asks one page after the other, with a pause for reading, until it is told to stop."""

    def __init__(self, number: int, port: int, visit: Visit, pages: tuple[Page, ...], pause_s: float) -> None:
        super().__init__(daemon=True)
        self._port, self._visit, self._pages, self._pause = port, visit, pages, pause_s
        self._chance, self._told = Random(number), threading.Event()
        self._browsers = {who: Browser(port) for who in ("stranger", *visit.accounts)}
        self.waits, self.number = Waits(), number

    def arrive(self) -> None:
        """Sign in as everybody this client is."""
        wanted = {page.who for page in self._pages}
        for who, known in self._visit.accounts.items():
            if who in wanted:
                self._browsers[who].arrive(known[self.number % len(known)])

    def run(self) -> None:
        """Ask until stopped; what was under way then counts."""
        shares = [page.share for page in self._pages]
        self._wait()
        while not self._told.is_set():
            page = self._chance.choices(self._pages, shares)[0]
            status, took, _size = self._sign_in() if page.name == SIGN_IN else self._ask(page)
            self.waits.taken[page.name].append(took)
            if status not in (200, 302):
                self.waits.failed.append((page.name, status))
            self._wait()

    def _ask(self, page: Page) -> tuple[int, float, int]:
        status, took, size = self._browsers[page.who].ask(self._chance.choice(page.addresses))
        return (status if status == 200 else status or 0), took, size

    def _sign_in(self) -> tuple[int, float, int]:
        fresh = Browser(self._port)
        fresh.ask(FORM)
        done = fresh.sign_in(self._chance.choice(self._visit.accounts["anybody"]))
        fresh.close()
        return done

    def _wait(self) -> None:
        if self._pause:
            self._told.wait(self._pause * self._chance.uniform(0.5, 1.5))

    def stop(self) -> None:
        """Ask for no more."""
        self._told.set()


def measured(
    port: int,
    visit: Visit,
    *,
    clients: int,
    seconds: float,
    pause_s: float,
    only: str = "",
    leave: str = "",
    warm_s: float = 4.0,
) -> Waits:
    """Let so many clients ask for so long; of one page (``only``) or of all but one (``leave``).

    What comes in the first ``warm_s`` seconds does not count.
    """
    pages = tuple(page for page in visit.pages if page.name != leave and only in ("", page.name))
    all_of_them = [Client(number, port, visit, pages, pause_s) for number in range(clients)]
    for client in all_of_them:
        client.arrive()
    for client in all_of_them:
        client.start()
    time.sleep(warm_s)
    for client in all_of_them:
        client.waits = Waits()
    began = time.perf_counter()
    time.sleep(seconds)
    for client in all_of_them:
        client.stop()
    for client in all_of_them:
        client.join()
    found = Waits(seconds=time.perf_counter() - began)
    for client in all_of_them:
        found.failed += client.waits.failed
        for page, taken in client.waits.taken.items():
            found.taken[page] += taken
    return found
