import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.kinds import KINDS
from rongtong.kit.files.look import look
from tests.kit.files import made

ODT = made.archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
PNG = made.picture("PNG")
WORKBOOK = made.workbook()


def refused(content: bytes) -> str:
    with pytest.raises(FileRefused) as fault:
        look(io.BytesIO(content))
    return fault.value.code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.PDF, "pdf"),
        (PNG, "png"),
        (made.picture("JPEG"), "jpeg"),
        (made.picture("GIF"), "gif"),
        (made.picture("WEBP"), "webp"),
        (made.document(), "docx"),
        (made.workbook(), "xlsx"),
        (made.archive({"ppt/presentation.xml": b"<p/>"}), "pptx"),
        (made.archive({"OFD.xml": b"<ofd:OFD/>"}), "ofd"),
        (ODT, "odt"),
        (made.archive({"a.txt": b"a"}), "zip"),
        (made.compound("Root Entry", "WordDocument"), "doc"),
        (made.compound("Workbook"), "xls"),
        (made.compound("PowerPoint Document"), "ppt"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 20, "mp4"),
        ("名称,金额\n铝,1".encode(), "text"),
        ("名称,金额\n铝,1".encode("gb18030"), "text"),
        ("名称\t金额".encode("utf-16"), "text"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", "svg"),
        (b"<!doctype html><title>x</title>", "html"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_kind_is_told_by_the_content(content, kind):
    assert look(io.BytesIO(content)) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "file.unknown"),
        (b"MZ\x90\0" + bytes(range(256)), "file.unknown"),
        (made.PDF[:-8], "file.damaged"),
        (PNG[:-4], "file.damaged"),
        (PNG + b"<?php evil();", "file.damaged"),
        (made.picture("JPEG") + made.archive({"evil.class": b"x"}), "file.two_kinds"),
        (made.PDF + made.archive({"evil.js": b"x"}), "file.two_kinds"),
        (made.picture("GIF")[:-1] + b"%PDF-1.7;", "file.two_kinds"),
        (made.archive({"../../etc/passwd": b"x"}), "file.path"),
        (made.archive({"C:\\windows\\x": b"x"}), "file.path"),
        (made.archive({"/etc/passwd": b"x"}), "file.path"),
        (made.archive({"a": b"\0" * 30_000_000}), "file.bomb"),
        (made.archive({str(n): b"" for n in range(10_001)}), "file.bomb"),
        (made.archive({"a": b"x"})[:-30], "file.damaged"),
        (made.archive({"word/document.xml": b"<w/>", "word/vbaProject.bin": b"x"}), "file.macros"),
        (made.archive({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aaa">]><x/>'}), "file.damaged"),
        (made.compound("WordDocument", "_VBA_PROJECT"), "file.macros"),
        (made.compound("SomethingElse"), "file.unknown"),
        (b"<svg><script>alert(1)</script></svg>", "file.script"),
        (b"<svg onload=alert(1)></svg>", "file.script"),
        (b"<svg><a href='javascript:alert(1)'/></svg>", "file.script"),
        ("<svg><script>x</script></svg>".encode("utf-16"), "file.script"),
    ],
    # Archives hold the time they were made at: as a name it would differ between two processes.
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_is_not_safe_is_refused(content, code):
    assert refused(content) == code


def test_a_picture_that_unpacks_to_gigabytes():
    assert refused(PNG[:16] + b"\0\1\0\0\0\1\0\0" + PNG[24:]) == "file.huge_picture"


def test_an_overlapping_archive():
    plain = made.archive({"a": b"0123456789" * 50, "b": b"0123456789" * 50})
    first = plain.index(b"PK\1\2")
    second = plain.index(b"PK\1\2", first + 4)
    # Both entries of the directory claim a packed size larger than the file.
    forged = bytearray(plain)
    for at in (first, second):
        forged[at + 20 : at + 24] = len(plain).to_bytes(4, "little")
    assert refused(bytes(forged)) == "file.bomb"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_kind_or_refused(content):
    try:
        kind = look(io.BytesIO(content))
    except FileRefused:
        return
    assert kind in KINDS


@given(st.data())
def test_a_workbook_with_one_byte_changed_never_crashes(data):
    content = bytearray(WORKBOOK)
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        look(io.BytesIO(bytes(content)))
    except FileRefused:
        return
