"""What a service manager hands over and is told: systemd's protocols of sockets and readiness.

Source: sd_listen_fds(3) and sd_notify(3). Plain variables and one datagram; no library is needed.
"""

from __future__ import annotations

import os
import socket

_FIRST = 3


def socket_given() -> int | None:
    """Give the listening socket that was handed to this very process; None when there is none."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or os.environ.get("LISTEN_FDS") != "1":
        return None
    return _FIRST


def tell(state: str) -> None:
    """Tell the service manager, for instance ``READY=1``; without one nothing happens."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.connect("\0" + address[1:] if address.startswith("@") else address)
        line.sendall(state.encode())
