"""Word, PDF and pictures as lines with places; hostile documents cost one process and nothing else."""

from __future__ import annotations

import io
import os
import socket
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.actions import JavaScript

from rongtong.lib.documents import Line, Unread, pdf, picture, read_apart, word
from rongtong.lib.documents.lines import MOST_LINES, MOST_PAGES, held
from tests.conftest import leave_out
from tests.factories.documents import FONTS, FORM, pdf_writer
from tests.factories.documents import picture as page
from tests.factories.documents import word as written

pytestmark = pytest.mark.once


def saved(folder: Path, name: str, made: Any) -> Path:
    path = folder / name
    if isinstance(made, bytes):
        path.write_bytes(made)
    elif hasattr(made, "save"):
        made.save(path)
    else:
        made.write(path)
    return path


def test_word_gives_paragraphs_and_cells_with_their_places(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.docx", written(FORM, paragraphs=["我公司位于渝北区。"]).read())
    found = list(word.lines(path))
    assert found[0] == Line("企业技术需求征集表", paragraph=1, heading=True)
    assert found[1] == Line("我公司位于渝北区。", paragraph=2)
    assert found[2:4] == [
        Line("需求名称", table=1, row=1, column=1),
        Line(FORM[0][1], table=1, row=1, column=2),
    ]


def test_merged_cells_count_once_and_tables_in_cells_are_read(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "基本信息"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "需求名称"
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "内层"
    found = [line.text for line in held(word.lines(saved(tmp_path, "a.docx", made)))]
    assert found == ["基本信息", "需求名称", "内层"]


def test_a_pdf_gives_pages_and_joins_what_its_edge_broke(tmp_path: Path) -> None:
    lines = "年产三十万件压铸壳体，气孔造成的报废率为\n8%，要求降到3%。\n预算：50万元"
    path = saved(tmp_path, "a.pdf", pdf_writer(lines, "完"))
    assert list(pdf.lines(path)) == [
        Line("年产三十万件压铸壳体，气孔造成的报废率为8%，要求降到3%。", page=1),
        Line("预算：50万元", page=1),
        Line("完", page=2),
    ]


@pytest.mark.parametrize(("pages", "code"), [(1, "scan"), (MOST_PAGES + 1, "pages")])
def test_a_pdf_without_text_or_with_too_many_pages_says_so(tmp_path: Path, pages: int, code: str) -> None:
    made = PdfWriter()
    for _page in range(pages):
        made.add_blank_page(100, 100)
    with pytest.raises(Unread) as fault:
        list(pdf.lines(saved(tmp_path, "a.pdf", made)))
    assert (fault.value.code, fault.value.number) == (code, pages if code == "pages" else 0)


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    made = pdf_writer("需求")
    made.encrypt("secret")
    with pytest.raises(Unread) as fault:
        read_apart("pdf", saved(tmp_path, "a.pdf", made))
    assert fault.value.code == "password"


def test_script_in_a_pdf_is_not_run_and_its_text_is_read(tmp_path: Path) -> None:
    made = pdf_writer("需求")
    made.add_open_action(JavaScript("app.alert('x'); this.submitForm('http://127.0.0.1/');"))
    assert read_apart("pdf", saved(tmp_path, "a.pdf", made)) == [Line("需求", page=1)]


def _package(**parts: bytes) -> bytes:
    """Give a Word file whose parts were replaced, {name with __ for / : content}."""
    kept = io.BytesIO()
    with zipfile.ZipFile(written().file) as plain, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as other:
        names = {name.replace("__", "/"): content for name, content in parts.items()}
        for one in plain.infolist():
            other.writestr(one.filename, names.pop(one.filename, None) or plain.read(one))
        for name, content in names.items():
            other.writestr(name, content)
    return kept.getvalue()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = _package(**{"word__more.xml": bytes(80_000_000)})
    assert len(bomb) < 200_000
    with pytest.raises(Unread) as fault:
        read_apart("word", saved(tmp_path, "a.docx", bomb))
    assert fault.value.code == "large"


def test_a_link_to_the_outside_is_not_followed(tmp_path: Path) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        target = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        relations = (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="r1" Type="http://x/attachedTemplate" Target="{target}" '
            'TargetMode="External"/></Relationships>'
        )
        made = _package(**{"word___rels__settings.xml.rels": relations.encode()})
        assert read_apart("word", saved(tmp_path, "a.docx", made))[1].text == "需求名称"
        with pytest.raises(TimeoutError):
            server.accept()


def test_an_entity_reads_no_file(tmp_path: Path) -> None:
    inner = (
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>甲&x;乙</w:t></w:r></w:p></w:body></w:document>"
    )
    path = saved(tmp_path, "a.docx", _package(**{"word__document.xml": inner.encode()}))
    try:
        found = read_apart("word", path)
    except Unread as fault:
        assert fault.code in ("broken", "empty")  # noqa: PT017 - either is right
    else:
        assert "root" not in "".join(line.text for line in found)


def test_a_reader_without_end_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    os.mkfifo(path)  # opening it waits for ever
    with pytest.raises(Unread) as fault:
        read_apart("pdf", path, seconds=1)
    assert fault.value.code == "slow"


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(Unread) as fault:
        list(held(Line("x", paragraph=n) for n in range(MOST_LINES + 2)))
    assert fault.value.code == "large"


@given(st.binary(max_size=300), st.sampled_from(["word", "pdf"]))
def test_what_is_no_document_is_a_fault_and_nothing_else(tmp_path_factory: Any, raw: bytes, way: str) -> None:
    path = saved(tmp_path_factory.mktemp("x"), "a", raw)
    with pytest.raises(Exception):  # noqa: B017, PT011 - the process turns each into its code
        list(held((word if way == "word" else pdf).lines(path)))


def test_what_is_no_document_is_said_to_be_broken(tmp_path: Path) -> None:
    with pytest.raises(Unread) as fault:
        read_apart("word", saved(tmp_path, "a.docx", b"PK\x03\x04nothing"))
    assert fault.value.code == "broken"


@pytest.mark.thorough
@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_held_sideways_is_read_upright(tmp_path: Path, turned: int) -> None:
    if not picture.installed():
        leave_out("reading of pictures (rapidocr is not installed)")
    if not FONTS.exists():
        leave_out("reading of pictures (fonts-noto-cjk is not installed)")
    found = read_apart("picture", saved(tmp_path, "a.png", page(FORM[:4], turned=turned)))
    assert found[0].text.replace(" ", "").startswith("需求名称铝合金压铸壳体气孔率偏高")
    assert min(line.sure for line in found) > 0.5


def test_without_the_extra_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "find_spec", lambda _name: None)
    with pytest.raises(Unread) as fault:
        list(picture.lines(saved(tmp_path, "a.png", page(FORM[:1]))))
    assert fault.value.code == "no_ocr"
