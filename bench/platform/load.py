"""``python -m bench.platform.load --full``: fills the database of DATABASE_URL, which must be as new.

Tables, lists and front-end files are there before (the command ``prepare``).
"""

from __future__ import annotations

import argparse
import os
import time
import traceback
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from bench.platform.size import FULL, SMALL, Size

Work = Callable[[Iterable[int]], None]
POSTED = 2_000
"""The last so many accounts are there before the others: the centres' staff is chosen from them."""


def fill(size: Size, helpers: int = 0, say: Callable[[str], None] = print) -> dict[str, int]:
    """Write everything, with so many processes beside this one; give the rows of the larger tables."""
    from bench.platform import accounts, cases, centres, organisations, people
    from bench.platform.trail import Trail
    from bench.platform.writer import count_on, next_key
    from rongtong.apps.parties.models import Person
    from rongtong.apps.vocab import queries as vocab

    began = time.monotonic()

    def told(what: str) -> None:
        say(f"{time.monotonic() - began:7.1f} s  {what}")

    users = accounts.named(size)
    rest = max(0, size.accounts - POSTED)
    accounts.load(size, users, range(rest, size.accounts))
    signing_up = beside(partial(accounts.load, size, users), rest, helpers)
    places = centres.load(size, users)
    told("centres and their staff")
    with vocab.pinned():
        trail = Trail()
        register = organisations.Register(size, users, places, trail)
        made = [register.one(n) for n in range(size.organisations)]
        register.finish()
        told("organisations")
        first = next_key(Person)
        entering = beside(partial(_people, size, users, made, places, first), size.people, helpers)
        desk = cases.Cases(places, dict(users[-POSTED:]), trail)
        for one in made:
            desk.one(one)
        desk.finish()
        told("verification cases")
        accounts.note(size, users, trail)
        people.note(size, users, first, trail)
        told("the trail")
        for wait in (*signing_up, *entering):
            wait()
        count_on(*accounts.MODELS, *people.MODELS)
        told("accounts and people")
    sheets = (register.sheet, register.members, register.roles, desk.sheet, desk.clocks, desk.notices)
    return {"accounts.User": len(users), "parties.Person": size.people} | {
        s.model._meta.label: s.count for s in (*sheets, trail.sheet)
    }


def _people(
    size: Size, users: list[tuple[int, str]], made: list, places: object, first: int, numbers: Iterable[int]
) -> None:  # type: ignore[type-arg]
    from bench.platform.people import People

    crowd = People(size, places, first)  # type: ignore[arg-type]
    for n in numbers:
        crowd.one(n, users[n], made[n % len(made)])
    crowd.finish()


def beside(work: Work, numbers: int, helpers: int) -> list[Callable[[], None]]:
    """Let ``helpers`` processes do the work for their shares of the numbers; give how to wait for each.

    Without helpers it is done here and now.
    """
    from django.db import connections

    from bench.platform.writer import without_look_ups

    if not helpers:
        work(range(numbers))
        return []
    connections.close_all()  # a connection must not be shared over a fork
    waits = []
    for place in range(helpers):
        if (pid := os.fork()) == 0:
            code = 1
            try:
                without_look_ups()
                work(range(place, numbers, helpers))
                code = 0
            except Exception:
                traceback.print_exc()
            finally:
                os._exit(code)
        waits.append(partial(_wait, pid))
    without_look_ups()
    return waits


def _wait(pid: int) -> None:
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError("a helper of the loader failed")


def main() -> None:
    """Load from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="2.75 million accounts instead of 20,000")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django.urls import reverse

    from bench.platform.writer import in_bulk
    from rongtong.apps.parties.models import names

    reverse("parties:organisations")  # everything is imported before the long work begins
    # The same titles, methods and words come again and again.
    names.name_key = lru_cache(maxsize=100_000)(names.name_key)
    with in_bulk():
        print(fill(FULL if asked.full else SMALL, helpers=2 if connection.vendor == "postgresql" else 0))


if __name__ == "__main__":
    main()
