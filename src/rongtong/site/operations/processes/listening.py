"""Granian on a socket that outlives it."""

from __future__ import annotations

from typing import Any

from granian._granian import SocketHolder
from granian.server.mp import MPServer


class Listening(MPServer):
    """The server on the listening socket ``given``; without one it opens its own, as Granian does.

    On Linux Granian opens a socket a worker. When a worker ends, its socket closes and the kernel resets the
    connections that wait in it. Those that wait in a socket held by systemd wait for whoever serves next.
    """

    def __init__(self, given: int | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._given = given

    def _init_shared_socket(self) -> None:
        if self._given is None:
            super()._init_shared_socket()  # type: ignore[no-untyped-call]
            return
        held: Any = SocketHolder
        server: Any = self  # its class says None of the places it fills when it starts
        server._ssp, server._sso, server._sfd = None, None, self._given
        server._shd = held(self._given, False, self.backlog)
