"""The address of the database."""

from __future__ import annotations

import pytest

from rongtong.config.database import address, database


def test_nothing_means_sqlite_in_the_home_folder(tmp_path):
    assert database("", tmp_path)["NAME"] == tmp_path / "rongtong.sqlite3"


def test_every_part_of_an_address_is_read(tmp_path):
    found = database("postgres://li:p%40ss@db.example.org:5433/rong%20tong?sslmode=verify-full", tmp_path)
    assert found["NAME"] == "rong tong"
    assert (found["USER"], found["PASSWORD"]) == ("li", "p@ss")
    assert (found["HOST"], found["PORT"]) == ("db.example.org", "5433")
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_socket_is_named_by_its_folder(tmp_path):
    found = database("postgresql:///rongtong?host=/run/postgresql", tmp_path)
    assert found["HOST"] == "/run/postgresql"
    assert found["OPTIONS"] == {}


@pytest.mark.parametrize("text", ["mysql://h/n", "postgres://h", "postgres://h:port/n", "rongtong"])
def test_what_cannot_be_used_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        address(text)
