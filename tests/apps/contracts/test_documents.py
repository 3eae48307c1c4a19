"""The contract as Word and PDF: all of it there, read back clause by clause, opened by an office program."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import docx
import pypdf
import pytest
from django.core.files.base import ContentFile

from rongtong.apps.contracts.actions import drafting, returning
from rongtong.apps.contracts.models.choices import Origin
from rongtong.apps.contracts.queries.printed import printed
from rongtong.apps.contracts.queries.returned import edited, merged
from rongtong.apps.contracts.queries.text import text_of
from rongtong.apps.contracts.queries.word import written
from tests.factories import contracts
from tests.factories.organisations import AT
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def test_an_edited_draft_comes_back_as_a_new_version():
    made = contracts.proposed()
    terms, by = made.terms.get(), contracts.speaker(made, "seller")
    document = docx.Document(BytesIO(written(text_of(made, terms))))
    for paragraph in document.paragraphs:
        if "知悉之日起五年" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("五年", "十年")
    out = BytesIO()
    document.save(out)
    file = ContentFile(out.getvalue(), name="改.docx")
    kept = returning.bring_back(contract=made, upload=file, actor=by, at=AT)
    back = edited(made, terms, kept.pk)
    assert [one.code for one in back.differences] == ["confidential"]
    values = merged(terms.values, back, {"confidential"})
    given = {"contract": made, "based_on": 1, "actor": by, "at": AT, "origin": Origin.WORD}
    new = drafting.propose(values=values, **given)
    assert "十年" in new.values["clauses"]["confidential"]
    assert new.values["items"] == terms.values["items"]


def test_the_final_text_has_its_fonts_and_always_the_same_bytes():
    made = contracts.proposed()
    text = text_of(made, made.terms.get())
    first = printed(text)
    assert printed(text) == first
    pages = pypdf.PdfReader(BytesIO(first)).pages
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    assert all(
        "/FontFile" in str(font["/DescendantFonts"][0].get_object()["/FontDescriptor"]) for font in fonts
    )
    words = "".join("".join(page.extract_text().split()) for page in pages)
    assert "人民币伍拾万元整" in words
    assert contracts.TITLE in words


@pytest.mark.once
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no office program on this machine")
def test_an_office_program_opens_the_draft(tmp_path):
    made = contracts.proposed()
    path = tmp_path / "draft.docx"
    path.write_bytes(written(text_of(made, made.terms.get())))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", tmp_path, path], check=True, capture_output=True)
    pages = pypdf.PdfReader(tmp_path / "draft.pdf").pages
    words = "".join(page.extract_text() for page in pages)
    assert "标的的内容、范围和要求" in words
