"""Is the port free? Asked before anything slow is done; and does somebody answer there?"""

from __future__ import annotations

import errno
import socket
from http.client import HTTPConnection, HTTPException


def taken(host: str, port: int) -> bool:
    """Tell whether somebody listens on ``port``. OSError for an address that this machine does not have."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # The addresses of connections just closed do not count; a listener does.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return True
            raise
    return False


def free_near(host: str, port: int) -> int:
    """Give a port above ``port`` that is free now, to be offered; ``port`` itself when twenty are taken."""
    return next((offer for offer in range(port + 1, port + 21) if not taken(host, offer)), port)


def answers(host: str, port: int) -> bool:
    """Tell whether a web server answers on ``port`` of this machine, whatever it says."""
    within = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - every address means this one too
    connection = HTTPConnection(within, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status > 0
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
