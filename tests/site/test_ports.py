"""What is asked of a port before the site says that it is ready."""

from __future__ import annotations

import socket

from rongtong.site.operations.processes import port
from tests.site.running import free_port


def test_a_port_that_nobody_serves_does_not_answer() -> None:
    assert not port.answers("127.0.0.1", free_port())


def test_a_socket_that_is_bound_and_not_yet_listening_does_not_answer() -> None:
    with socket.socket() as early:
        early.bind(("127.0.0.1", 0))
        assert not port.answers("127.0.0.1", early.getsockname()[1])


def test_a_site_answers(live_server) -> None:
    address = live_server.url.rsplit("/", 1)[-1]
    assert port.answers("0.0.0.0", int(address.split(":")[1]))  # noqa: S104 - that is the case
