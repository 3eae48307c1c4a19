"""Any embeddings service of the OpenAI form: POST {base}/embeddings, answer ``data[i].embedding``."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from http.client import HTTPException
from typing import Any
from urllib.parse import SplitResult, urlsplit

import numpy as np

from rongtong_match.text.encoders.base import EncoderError, Vectors
from rongtong_match.text.encoders.guard import encode_distinct
from rongtong_match.text.encoders.workers import Progress

_RETRIED = {408, 425, 429, 500, 502, 503, 504}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key, and the texts, to another host."""

    def redirect_request(self, *_: Any) -> None:
        return None


class HttpEncoder:
    """Vectors from a service. The texts leave this machine, so nothing chooses this encoder by itself.

    ``key_env`` names the environment variable that holds the key. ``typed`` adds ``input_type``
    (``query`` or ``passage``) for services that put the prefix themselves. ``timeout`` is in seconds,
    for each try; after ``tries`` tries an ``EncoderError`` says what the service answered.
    """

    def __init__(
        self,
        base: str,
        model: str,
        *,
        key_env: str = "RONGTONG_EMBEDDINGS_KEY",
        query_prefix: str = "",
        passage_prefix: str = "",
        typed: bool = False,
        batch: int = 64,
        timeout: float = 60.0,
        tries: int = 4,
        progress: Progress | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        parts = _parts(base)
        self._url = base.rstrip("/") + "/embeddings"
        self._model, self._key_env, self._typed = model, key_env, typed
        self._prefixes = {"query": query_prefix, "passage": passage_prefix}
        self._batch, self._timeout, self._tries = batch, timeout, tries
        self.progress, self._sleep = progress, sleep
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._dim: int | None = None
        rule = json.dumps([query_prefix, passage_prefix, typed], ensure_ascii=False)
        self.id = f"http-{parts.hostname}:{parts.port or ''}{parts.path}#{model}:{rule}"

    @property
    def dim(self) -> int:
        """Length of the service's vectors: asked for once, with one short text."""
        if self._dim is None:
            self._dim = len(self._ask("query", ["dimension"])[0])
        return self._dim

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is asked."""
        return encode_distinct(texts, self.dim, lambda new: self._encode("query", new))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is searched."""
        return encode_distinct(texts, self.dim, lambda new: self._encode("passage", new))

    def _encode(self, side: str, texts: list[str]) -> list[Vectors]:
        rows: list[Vectors] = []
        for start in range(0, len(texts), self._batch):
            rows.extend(self._ask(side, texts[start : start + self._batch]))
            if self.progress is not None:
                self.progress(len(rows), len(texts))
        return rows

    def _ask(self, side: str, texts: list[str]) -> list[Vectors]:
        body: dict[str, Any] = {"model": self._model, "input": [self._prefixes[side] + t for t in texts]}
        if self._typed:
            body["input_type"] = side
        answer = self._post(json.dumps(body).encode())
        try:
            data = sorted(json.loads(answer)["data"], key=lambda entry: entry["index"])
            rows = [np.array(entry["embedding"], np.float32) for entry in data]
            places = [entry["index"] for entry in data]
        except (ValueError, KeyError, TypeError) as error:
            raise EncoderError("encoder.http_answer", url=self._url) from error
        shapes = {row.shape for row in rows} | ({(self._dim,)} if self._dim else set())
        sound = all(row.ndim == 1 and np.isfinite(row).all() for row in rows)
        if places != list(range(len(texts))) or len(shapes) != 1 or not sound:
            raise EncoderError("encoder.http_answer", url=self._url)
        return rows

    def _post(self, body: bytes) -> bytes:
        cause = ""
        for attempt in range(self._tries):
            if attempt:
                self._sleep(0.5 * 2**attempt)
            try:
                with self._opener.open(self._request(body), timeout=self._timeout) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                cause = f"HTTP {error.code}"
                if error.code not in _RETRIED:
                    break
            except OSError as error:
                cause = str(getattr(error, "reason", error))
            except HTTPException as error:  # something answers, but not as a web service does
                cause = type(error).__name__
        raise EncoderError("encoder.http_failed", url=self._url, cause=cause, key=self._key_env)

    def _request(self, body: bytes) -> urllib.request.Request:
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(self._key_env):
            headers["Authorization"] = f"Bearer {key}"
        return urllib.request.Request(self._url, body, headers)  # noqa: S310 - the scheme is checked above


def _parts(base: str) -> SplitResult:
    """The address taken apart. Raises ``EncoderError`` for one that no connection can be opened to."""
    try:
        parts = urlsplit(base)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        sound = False
    if not sound or any(c.isspace() or not c.isprintable() for c in base):
        raise EncoderError("encoder.url_wrong", url=base)
    return parts
