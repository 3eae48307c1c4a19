"""Sites that are prepared once and copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests import databases
from tests.site.running import Site

SERVER = os.environ.get("DATABASE_URL", "")
"""The private PostgreSQL of tests/postgres.py, or nothing: SQLite."""


def _make(template: str = "") -> str:
    """Make a database on the server, as a copy of another; give its address. Nothing to do for SQLite."""
    if not SERVER:
        return ""
    name = f"site_{uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
    return SERVER.replace("/postgres?", f"/{name}?")


def _name(address: str) -> str:
    """Give the name of the database in ``address``."""
    return address.split("?")[0].rsplit("/", 1)[-1]


@pytest.fixture(scope="session")
def prepared_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with tables and lists, which nobody starts: prepared once for all workers."""
    run = tmp_path_factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    home, database = shared / "prepared" / "home", shared / "prepared.database"
    with databases.alone(shared / "prepared.lock"):
        if database.exists():
            return Site(home, database.read_text("utf-8"))
        home.parent.mkdir()
        site = Site(home, _make())
        done = site.run("prepare")
        assert done.returncode == 0, done.stderr
        database.write_text(site.database, "utf-8")
        return site


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Make a site with nothing in it, or as a copy of another; all are ended afterwards."""
    made: list[Site] = []

    def make(like: Site | None = None) -> Site:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        if like:
            shutil.copytree(like.home, folder / "home")
        made.append(Site(folder / "home", _make(_name(like.database) if like else "")))
        return made[-1]

    yield make
    for site in made:
        site.clear()


@pytest.fixture
def site(sites: Callable[..., Site], prepared_site: Site) -> Site:
    """A prepared site of one's own, not yet running."""
    return sites(like=prepared_site)
