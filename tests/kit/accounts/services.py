"""A real OAuth 2 server in a thread, speaking as GitHub, WeChat, DingTalk and Feishu do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Asked = dict[str, str]
ADDRESSES = {
    "github": {"access_token_url": "/token", "profile_url": "/user", "emails_url": "/emails"},
    "weixin": {"access_token_url": "/token", "profile_url": "/user"},
    "dingtalk": {"access_token_url": "/token", "profile_url": "/user"},
    "feishu": {"access_token_url": "/token", "user_info_url": "/user"},
}
SECRETS = {"github": "client_secret", "weixin": "secret", "dingtalk": "clientSecret", "feishu": "app_secret"}
"""What each calls the secret when a code is exchanged."""


class Server:
    """What the server is told to answer, and what it was asked: parameters of each path."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Any] = {}
        self.asked: dict[str, Asked] = {}
        self.status = 200

    def tells(self, **answers: Any) -> None:
        """Set what is answered at each path from now on."""
        self.answers = {f"/{name}": answer for name, answer in answers.items()}


@contextmanager
def running() -> Iterator[Server]:
    """Serve on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length).decode()
            typed = json.loads(body) if body.startswith("{") else dict(parse_qsl(body))
            server.asked[asked.path] = {**dict(parse_qsl(asked.query)), **typed, **dict(self.headers)}
            self.send_response(server.status)
            kind = "text/plain" if "nickname" in str(server.answers) else "application/json"  # as WeChat does
            self.send_header("Content-Type", kind)
            self.end_headers()
            answer = server.answers.get(asked.path, {})
            self.wfile.write(
                (answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)).encode()
            )

        do_POST = do_GET  # noqa: N815 - the library's name

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
