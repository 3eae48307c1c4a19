"""Backup and restore of a real site, on the database the tests run on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rongtong.site.operations.backup import manifest
from tests.site.running import Site

pytestmark = pytest.mark.slow
ACCOUNTS = "SELECT count(*) FROM accounts_user"
WRITTEN = "SELECT count(*) FROM audit_entry WHERE verb = 'test.written'"
PASSPHRASE = {"BACKUP_PASSPHRASE": "correct horse battery"}


def _backup(site: Site, *options: str, **env: str) -> Path:
    done = site.run("backup", *options, **env)
    assert done.returncode == 0, done.stderr
    assert "The keys are not in it" in done.stderr
    return Path(done.stdout.split("  ")[0])


def _with_keys(site: Site, like: Site) -> Site:
    site.home.mkdir()
    for key in ("secret_key", "field_key", "index_key"):
        shutil.copy(like.home / key, site.home)
    return site


@pytest.fixture
def busy(site):
    """A site with an account, its entry and an upload."""
    site.writer().kill()
    (site.home / "files" / "a").mkdir(parents=True)
    (site.home / "files" / "a" / "plan.pdf").write_bytes("可行性方案".encode() * 1000)
    return site


def test_what_is_written_meanwhile_does_not_tear_a_backup(site, sites):
    writer = site.writer()
    path = _backup(site)
    writer.kill()
    other = _with_keys(sites(), like=site)
    done = other.run("restore", str(path))
    assert done.returncode == 0, done.stderr
    assert "the audit trail holds" in done.stdout
    assert 1 <= other.query(WRITTEN) == other.query(ACCOUNTS) < site.query(WRITTEN)


@pytest.mark.once
def test_uploads_come_back(busy, sites):
    other = _with_keys(sites(), like=busy)
    assert other.run("restore", str(_backup(busy))).returncode == 0
    assert (other.home / "files/a/plan.pdf").read_bytes() == (busy.home / "files/a/plan.pdf").read_bytes()


def test_a_site_with_something_in_it_must_be_named(busy):
    path = _backup(busy)
    before = busy.query(WRITTEN)
    done = busy.run("restore", str(path))
    assert done.returncode == 1
    assert "--replace localhost" in done.stderr
    assert busy.query(WRITTEN) == before
    busy.writer().kill()
    assert busy.run("restore", str(path), "--replace", "localhost").returncode == 0
    assert busy.query(WRITTEN) == before


def test_a_damaged_backup_changes_nothing(busy):
    path = _backup(busy)
    text = bytearray(path.read_bytes())
    text[len(text) // 3] ^= 1
    path.write_bytes(text)
    done = busy.run("restore", str(path), "--replace", "localhost")
    assert done.returncode == 1
    assert "was changed since" in done.stderr or "cannot be read" in done.stderr
    assert busy.query(WRITTEN) >= 1
    assert busy.run("verify_audit").returncode == 0


@pytest.mark.once
def test_a_sealed_backup_needs_its_passphrase(busy, sites):
    path = _backup(busy, "--seal", **PASSPHRASE)
    assert "可行性方案".encode() not in path.read_bytes()
    other = _with_keys(sites(), like=busy)
    wrong = other.run("restore", str(path), **{**PASSPHRASE, "BACKUP_PASSPHRASE": "wrong horse battery"})
    assert (wrong.returncode, "passphrase is wrong" in wrong.stderr) == (1, True)
    assert other.run("restore", str(path), **PASSPHRASE).returncode == 0


@pytest.mark.once
def test_another_field_key_is_noticed(busy, sites):
    done = sites().run("restore", str(_backup(busy)))
    assert done.returncode == 0, done.stderr
    assert "sealed fields cannot be read" in done.stderr


def test_a_trial_is_written_down_and_leaves_nothing(busy):
    _backup(busy, "--seal", **PASSPHRASE)
    done = busy.run("try_backup", **PASSPHRASE)
    assert done.returncode == 0, done.stderr
    tested = "SELECT count(*) FROM audit_entry WHERE verb = 'site.operations.restore_tested'"
    assert busy.query(tested) == 1
    if busy.database:
        assert busy.query("SELECT count(*) FROM pg_database WHERE datname LIKE 'rongtong_trial%'") == 0


@pytest.mark.once
def test_old_backups_are_deleted_on_wish(busy):
    first = _backup(busy)
    first.rename(first.with_name("rongtong-20200101T000000Z.backup"))
    second = _backup(busy, "--keep", "1")
    assert list((busy.home / "backups").iterdir()) == [second]


def test_missing_programs_of_postgresql_are_named(site):
    if not site.database:
        pytest.skip("SQLite needs no program")
    done = site.run("backup", PATH="/nowhere")
    assert (done.returncode, "pg_dump is not installed" in done.stderr) == (1, True)


def test_the_backup_of_a_newer_version_is_known_by_its_migrations():
    facts = manifest.Manifest("", "", "sqlite", "9", ["audit.0001_initial", "audit.0999_later"], "")
    assert manifest.unknown_migrations(facts) == ["audit.0999_later"]


@pytest.mark.once
def test_a_strange_file_is_refused(site, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear operator")
    done = site.run("restore", str(tmp_path / "letter.txt"))
    assert done.returncode == 1
    assert "cannot be read" in done.stderr
    assert "Traceback" not in done.stderr
