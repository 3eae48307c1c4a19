"""Restarting the way docs/how-to/upgrade.md says: no visitor is turned away."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys

import pytest

from tests.site.running import OURS, until
from tests.site.visitors import PRODUCTION, visitors

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
# sd_listen_fds(3): the socket is number 3, and LISTEN_PID is the very process that may take it.
HANDED_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ["LISTEN_PID"] = str(os.getpid())
os.execv(sys.argv[2], sys.argv[2:])
"""


class Units:
    """What systemd does for rongtong-web@: hold the socket, hand it over, wait for READY=1, send SIGTERM."""

    def __init__(self, site):
        self.site, self.running = site, {}
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=4096)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 1)
        site.port = self.socket.getsockname()[1]
        self.notes = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notes.bind(str(site.home.parent / "notify"))
        self.notes.settimeout(90)

    def start(self, name):
        given = self.socket.fileno()
        env = PRODUCTION | {"LISTEN_FDS": "1", "NOTIFY_SOCKET": self.notes.getsockname()}
        with (self.site.home.parent / "site.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                (sys.executable, "-c", HANDED_OVER, str(given), *OURS, "web"), env=self.site.env | env,
                pass_fds=(given,), stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.site.started.append(self.running[name])
        assert self.notes.recv(100) == b"READY=1"

    def restart(self, name):
        self.running[name].send_signal(signal.SIGTERM)
        assert self.running[name].wait(90) == 0
        self.start(name)


@pytest.fixture
def units(site):
    units = Units(site)
    for name in "12":
        units.start(name)
    return units


@pytest.mark.once
def test_instances_restarted_one_by_one_turn_nobody_away(site, units):
    with visitors(site.port) as seen:
        for name in "1212":
            before = seen.answered
            units.restart(name)
            until(lambda before=before: seen.answered > before + 20 or seen.failed, "answers")
    assert seen.failed == []
    assert seen.answered > 80
    assert seen.again <= 4  # a connection that comes in the moment of closing, at most one a restart


def test_tables_change_beside_the_old_workers(site, units):
    with visitors(site.port) as seen:
        done = site.run("prepare", **PRODUCTION)
        site.change("ALTER TABLE accounts_user ADD COLUMN next_version varchar(9) NULL")
        site.change("CREATE INDEX next_version ON accounts_user (next_version)")
        until(lambda: seen.answered > 40 or seen.failed, "answers")
        for name in "12":
            units.restart(name)
    assert (done.returncode, seen.failed) == (0, [])


@pytest.mark.once
def test_an_instance_that_cannot_start_leaves_the_other_serving(site, units):
    with visitors(site.port, 1) as seen:
        units.running["1"].send_signal(signal.SIGTERM)
        assert units.running["1"].wait(90) == 0
        assert site.run("web", RONGTONG_WEB_WORKERS="many").returncode == 2
        until(lambda: seen.answered > 5 or seen.failed, "answers")
    assert seen.failed == []
