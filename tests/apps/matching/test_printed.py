"""Candidates and comparison as PDF: whole, with its fonts, and without what an owner hides."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.queries.board import board
from rongtong.apps.matching.queries.comparing import rows
from rongtong.apps.matching.web.printed import compared, listed, typeset
from tests.apps.matching.test_pages import TITLE, client, pair, published
from tests.factories.jobs import worked

pytestmark = pytest.mark.django_db
HIDDEN = {"veiled": ["organisation", "money"], "money_low": 99_990_000, "money_high": 99_990_000}


def text_of(made: bytes) -> str:
    return "".join(one.extract_text() for one in PdfReader(BytesIO(made)).pages).translate(
        {10: None, 32: None}
    )


def test_what_is_hidden_on_the_page_is_on_no_paper() -> None:
    need, offer = pair({}, HIDDEN)
    second = published("offer", title=TITLE)
    worked(match, listing=second.pk)
    shown = board(need, timezone.now()).shown
    made = {"candidates": listed(need, shown), "comparison": compared(need, shown, rows(shown))}
    for template, data in made.items():
        text = text_of(typeset(template, data))
        assert second.organisation.name in text
        for leak in (offer.organisation.name, "999,900", "99.99"):
            assert leak not in text


def test_the_owner_gets_both_with_the_fonts_inside() -> None:
    need, offer = pair()
    browser, here = client(need), f"/listings/{need.pk}/candidates/"
    for path in ("candidates.pdf", f"compare.pdf?pick={offer.pk}"):
        given = browser.get(here + path)
        assert given["Content-Type"] == "application/pdf"
        assert given.content.startswith(b"%PDF-")
        assert b"NotoSansSC" in given.content


def test_others_get_neither() -> None:
    need, offer = pair()
    for path in ("candidates.pdf", f"compare.pdf?pick={offer.pk}"):
        assert client(offer).get(f"/listings/{need.pk}/candidates/{path}").status_code == 403


@pytest.mark.once
def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    wild = '#panic("x") $1+1$ [a] *b* \\ <c> @d "'
    row = {"place": 1, "title": wild, "level": wild, "facts": wild, "why": wild, "checks": [], "asks": [wild]}
    frame = dict.fromkeys(("title", "subject", "said", "footer", "ask", "note"), wild)
    made = typeset("candidates", frame | {"lang": "zh", "rows": [row]})
    assert '#panic("x")' in text_of(made)
    assert made == typeset("candidates", frame | {"lang": "zh", "rows": [row]})
