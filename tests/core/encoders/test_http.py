"""A service of one's own: real vectors from a real server, and servers that misbehave."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from rongtong_match.text.encoders import EncoderError, open_encoder
from rongtong_match.text.encoders.e5 import E5Encoder
from rongtong_match.text.encoders.http import HttpEncoder
from tests.core.encoders.titles import TITLES

Answer = Callable[[int, dict[str, Any], Any], tuple[int, Any]]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """A server whose n-th answer to a body and headers is ``answer(n, body, headers)``: (status, JSON)."""
    count = iter(range(1000))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, reply = answer(next(count), body, self.headers)
            self.send_response(status)
            self.send_header("Location", "/v1/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(reply).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def rows(body: dict[str, Any]) -> dict[str, Any]:
    """Vectors that tell the texts' lengths, in reverse order."""
    data = [{"index": n, "embedding": [len(text), 1.0]} for n, text in enumerate(body["input"])]
    return {"data": data[::-1]}


def test_real_service_agrees_with_the_encoder(service: str, e5: E5Encoder) -> None:
    ours = open_encoder(f"{service}#multilingual-e5-small&typed=1")
    assert ours.dim == 384
    assert (ours.queries(TITLES) * e5.queries(TITLES)).sum(axis=1).min() > 0.99
    assert (ours.passages(TITLES) * e5.passages(TITLES)).sum(axis=1).min() > 0.99


def test_order_goes_by_index_over_batches() -> None:
    with serving(lambda _, body, __: (200, rows(body))) as base:
        found = HttpEncoder(base, "m", batch=2).queries(["a", "bb", "ccc", "dddd", "bb"])
    assert np.allclose(found[:, 0] / found[:, 1], [1, 2, 3, 4, 2])


@pytest.mark.parametrize("status", [429, 500, 503])
def test_busy_service_is_asked_again(status: int) -> None:
    waits: list[float] = []
    with serving(lambda n, body, _: (status, {}) if n < 2 else (200, rows(body))) as base:
        assert HttpEncoder(base, "m", sleep=waits.append).dim == 2
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize(("status", "asked"), [(401, 1), (404, 1), (307, 1), (302, 1), (503, 3)])
def test_refusal_is_named_and_never_followed(status: int, asked: int) -> None:
    seen: list[int] = []
    with serving(lambda n, _, __: (status, seen.append(n))) as base:
        encoder = HttpEncoder(base, "m", tries=3, key_env="OUR_KEY", sleep=lambda _: None)
        with pytest.raises(EncoderError, match=f"HTTP {status}.*OUR_KEY"):
            encoder.queries(["a"])
    assert len(seen) == asked


@pytest.mark.parametrize(
    "reply",
    [
        {},
        [],
        {"data": []},
        {"data": [{"index": 1, "embedding": [1.0]}]},
        {"data": [{"index": 0, "embedding": ["x"]}]},
        {"data": [{"index": 0, "embedding": [float("nan")]}]},
        {"data": [{"index": 0, "embedding": 5}]},
    ],
)
def test_answer_of_another_form_is_named(reply: object) -> None:
    with serving(lambda *_: (200, reply)) as base, pytest.raises(EncoderError, match="OpenAI"):
        HttpEncoder(base, "m").queries(["a"])


def test_vectors_that_change_length_are_refused() -> None:
    def answer(n: int, _: object, __: object) -> tuple[int, object]:
        return 200, {"data": [{"index": 0, "embedding": [1.0] * (n + 2)}]}

    with serving(answer) as base, pytest.raises(EncoderError, match="OpenAI"):
        HttpEncoder(base, "m").queries(["a"])


def test_key_prefixes_and_model_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setenv("OUR_KEY", "secret")

    def answer(_: int, body: dict[str, Any], headers: Any) -> tuple[int, object]:
        seen.append((headers["Authorization"], body))
        return 200, rows(body)

    with serving(answer) as base:
        HttpEncoder(base, "m", key_env="OUR_KEY", passage_prefix="passage: ").passages(["水"])
    assert seen[-1] == ("Bearer secret", {"model": "m", "input": ["passage: 水"]})


def test_silent_host_is_named() -> None:
    with serving(lambda *_: (200, {})) as base:
        pass
    with pytest.raises(EncoderError, match="refused"):
        HttpEncoder(base, "m", tries=2, sleep=lambda _: None).queries(["a"])


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/v1", "host/v1", "http://"])
def test_only_web_addresses_are_taken(url: str) -> None:
    with pytest.raises(EncoderError):
        HttpEncoder(url, "m")


def test_a_service_of_another_kind_is_named() -> None:
    class Mail(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            # The whole question is taken first: a server that hangs up earlier is another fault.
            size = 0
            while line := self.rfile.readline().strip():
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
            self.rfile.read(size)
            self.wfile.write(b"220 mail ready\r\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Mail) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with pytest.raises(EncoderError, match="BadStatusLine"):
            HttpEncoder(f"http://127.0.0.1:{server.server_address[1]}/v1", "m", tries=1).queries(["a"])
        server.shutdown()
