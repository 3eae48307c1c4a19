"""The settings of the environment: what they refuse, and that it is said in one go."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from rongtong.config.env import VARIABLES, SettingFault, settle, value
from rongtong.config.shapes import networks, site_address, switch, whole

START = (sys.executable, "-m", "rongtong.config")


def _started(*command, **env):
    return subprocess.run((*START, *command), env={**os.environ, **env}, capture_output=True, text=True)


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda variable: variable.name)
def test_every_default_can_be_read(variable, monkeypatch):
    monkeypatch.delenv(variable.name, raising=False)
    value(variable.name)
    assert variable.help.endswith((".", "…"))


@pytest.mark.parametrize(("read", "text"), [
    (switch, "perhaps"), (whole(1, 5), "6"), (whole(1, 5), "one"), (networks, "10.0.0.300"),
    (site_address, "rongtong.example.org"), (site_address, "https://example.org/rongtong"),
])  # fmt: skip
def test_a_reader_refuses(read, text):
    with pytest.raises(ValueError, match=r".*"):
        read(text)


def test_all_faults_are_said_at_once(monkeypatch):
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setenv("RONGTONG_DEMO", "perhaps")
    monkeypatch.setenv("RONGTONG_LANGUE", "fr")
    with pytest.raises(SettingFault) as caught:
        settle()
    assert [line.split("=")[0].split(":")[0] for line in str(caught.value).splitlines()] == [
        "RONGTONG_DEMO", "PORT", "RONGTONG_LANGUE",
    ]  # fmt: skip


def test_a_secret_is_not_repeated_in_its_fault(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://root:hunter2@db/rongtong")
    with pytest.raises(SettingFault) as caught:
        settle()
    assert "hunter2" not in str(caught.value)


def test_the_own_address_follows_the_port(monkeypatch):
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.delenv("RONGTONG_SITE_URL", raising=False)
    assert value("RONGTONG_SITE_URL") == "http://localhost:8123"


def test_a_start_with_faults_says_them_without_a_traceback(tmp_path):
    done = _started("check", RONGTONG_HOME=str(tmp_path), PORT="eighty", RONGTONG_WEB_WORKERS="0")
    assert done.returncode == 2
    assert [line.split("=")[0] for line in done.stderr.splitlines()] == ["PORT", "RONGTONG_WEB_WORKERS"]


def test_a_home_that_is_a_file_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "home").touch()
    done = _started("check", RONGTONG_HOME=str(tmp_path / "home"))
    assert done.returncode == 2
    assert "cannot be written to" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_settings_masks_secrets(tmp_path):
    secret = "s" * 60
    done = _started("settings", RONGTONG_HOME=str(tmp_path), RONGTONG_SECRET_KEY=secret, PORT="8123")
    assert "PORT = 8123\n" in done.stdout
    assert "RONGTONG_SECRET_KEY = ********\n" in done.stdout
    assert secret not in done.stdout + done.stderr
