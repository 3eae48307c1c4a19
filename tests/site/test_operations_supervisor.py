"""The supervisor gives up in the end."""

from __future__ import annotations

import sys

from rongtong.site.operations.processes import supervisor
from rongtong.site.operations.processes.child import Child
from tests.site.running import lives


def _child(name: str, code: str) -> Child:
    return Child(name, (sys.executable, "-c", code))


def test_a_child_that_keeps_dying_is_given_up_and_the_others_end(monkeypatch):
    monkeypatch.setattr(supervisor, "TRIES", 3)
    told = []
    steady = _child("steady", "import time; time.sleep(600)")
    watch = supervisor.Supervisor(
        [steady, _child("broken", "exit(3)")], lambda what, child: told.append((what, child.name, child.code))
    )
    watch.start()
    assert watch.watch() is False
    watch.stop()
    assert told == [("died", "broken", 3), ("died", "broken", 3), ("given_up", "broken", 3)]
    assert not lives(steady.process.pid)


def test_a_child_that_does_not_listen_is_made_to_end(monkeypatch):
    monkeypatch.setattr(supervisor, "GRACE_S", 0.5)
    deaf = _child(
        "deaf",
        "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(600)",
    )
    watch = supervisor.Supervisor([deaf], lambda what, child: None)
    watch.start()
    watch.stop()
    assert deaf.code in {-9, -15}
