"""The web server: Granian with worker processes, each warm before it takes a request."""

from __future__ import annotations

import io
import logging
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.utils.module_loading import import_string
from granian.constants import Interfaces
from granian.log import LogLevels

from rongtong.site.operations.processes import service
from rongtong.site.operations.processes.listening import Listening

WARM = ("/", "/accounts/login/")
"""What nearly everybody asks first: it loads the addresses, the templates and the translations."""
log = logging.getLogger("rongtong.web")


def serve(ready: Path | None) -> None:
    """Serve until SIGTERM or SIGINT. Each worker leaves a file in ``ready`` when it is warm.

    Under systemd the socket is the one it holds open, and it is told when a worker is warm.
    """

    def load(target: str) -> WSGIHandler:
        application: WSGIHandler = import_string(target)
        warm(application)
        if ready:
            (ready / str(os.getpid())).touch()
        service.tell("READY=1")
        return application

    Listening(
        service.socket_given(),
        settings.WSGI_APPLICATION,
        address=settings.BIND,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WEB_WORKERS,
        blocking_threads=settings.WEB_THREADS,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=15,
        websockets=False,
        log_dictconfig=settings.LOGGING,
        log_level=LogLevels.warning,
    ).serve(target_loader=load)


def warm(application: WSGIHandler) -> None:
    """Ask ``application`` for the first pages, so that no visitor waits for what is loaded only once."""
    site = urlsplit(settings.SITE_URL)
    for path in WARM:
        try:
            list(application(_environ(site.scheme, site.netloc, path), lambda *answer: None))
        except Exception:
            log.exception("the warm-up of %s failed", path)
    connections.close_all()


def _environ(scheme: str, host: str, path: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": host,
        "SERVER_PORT": str(settings.PORT),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
