"""`up` with real processes: whatever happens to it, a sentence, and the next run works."""

from __future__ import annotations

import os
import signal
import socket

import pytest

from tests.site.running import below, lives, until

pytestmark = pytest.mark.slow


def test_an_empty_home_becomes_a_site_and_ends_cleanly(sites):
    site = sites()
    process = site.up()
    assert site.get("/readyz") == 200, site.log
    assert site.get("/healthz") == 200
    until(lambda: site.checks()["worker"] == "ok", "the worker's beat")
    family = below(process.pid)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0, site.log
    assert [pid for pid in family if lives(pid)] == []
    assert "Stopped." in site.log


@pytest.mark.once
def test_the_second_of_two_says_where_the_first_is(site):
    first = site.up()
    second = site.run("up")
    assert second.returncode == 2
    assert f"process {first.pid}" in second.stderr
    assert f"http://localhost:{site.port}/" in second.stderr
    assert site.get("/healthz") == 200


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_broken_off_while_preparing_it_goes_on_the_next_time(sites, how, code):
    site = sites()
    process = site.start("up")
    site.says("Tables")
    os.kill(process.pid, how)
    assert process.wait(60) == code
    site.up()
    assert site.get("/readyz") == 200


@pytest.mark.once
def test_after_kill_9_nothing_is_left_and_it_starts_again(site):
    process = site.up()
    family = below(process.pid)
    process.kill()
    process.wait()
    until(lambda: not any(lives(pid) for pid in family), "the children to end")
    site.up()
    assert site.get("/healthz") == 200


@pytest.mark.once
def test_a_taken_port_is_named_and_another_offered(site):
    with socket.create_server(("127.0.0.1", site.port)):
        done = site.run("up")
    assert done.returncode == 2
    assert f"Port {site.port} is taken" in done.stderr
    assert "make up PORT=" in done.stderr


@pytest.mark.once
@pytest.mark.parametrize("name", ["web", r"work(?!\0-)", r"work\0--queue\0swift"])
def test_a_child_that_is_killed_is_started_again(site, name):
    process = site.up(RONGTONG_WORKERS="2")
    killed = site.child(process, name)
    os.kill(killed, signal.SIGKILL)
    until(lambda: "is being started again" in site.log, "the word of it")
    until(lambda: site.child(process, name) not in (0, killed), "a new process")
    until(lambda: site.get("/healthz") == 200, "answers again")
