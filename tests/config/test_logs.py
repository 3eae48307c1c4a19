"""The log: nobody's data, and one JSON object a line."""

from __future__ import annotations

import io
import json
import logging.config

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from rongtong.config.logs import configure, without_persons

PHONES = st.from_regex(r"1[3-9]\d{9}", fullmatch=True)


@pytest.mark.parametrize(("said", "kept"), [
    ("Key (email)=(li.na@example.cn) already exists", "Key (email)=([mail]) already exists"),
    ("call +86 138-0013-8000 now", "call [phone] now"),
    ("id 11010519491231002X", "id [id]"),
    ("from 203.0.113.7", "from [address]"),
    ("Listening at 127.0.0.1:8000", "Listening at 127.0.0.1:8000"),
    ("91500000MA5U1234X9 took 1380 ms, job 13800138", "91500000MA5U1234X9 took 1380 ms, job 13800138"),
])  # fmt: skip
def test_what_identifies_a_person_is_masked(said, kept):
    assert without_persons(said) == kept


@given(PHONES, st.text("是 :,=a(", max_size=5), st.text("的 ,)a", max_size=5))
def test_no_phone_number_gets_through(phone, before, after):
    assert phone not in without_persons(before + phone + after)


@pytest.fixture
def logged(settings):
    written = io.StringIO()
    config = configure(logging.INFO, "json")
    config["handlers"]["error"]["stream"] = written
    logging.config.dictConfig(config)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)


def test_lines_of_others_are_json_and_masked_with_their_traceback(logged):
    try:
        int("13800138000号")
    except ValueError:
        logging.getLogger("another.library").exception("no number: %s", "13800138000")
    (line,) = logged()
    assert line["event"] == "no number: [phone]"
    assert "invalid literal" in line["exception"]
    assert "13800138000" not in json.dumps(line)


def test_values_within_values_are_masked_and_figures_kept(logged):
    structlog.get_logger("x").info("told", ms=13800138000, about={"to": ["li@example.cn"]})
    (line,) = logged()
    assert line["ms"] == 13800138000
    assert line["about"] == {"to": ["[mail]"]}
