"""Copies that name their reader: every page a picture, nothing of the original's own data."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, create_string_object

from rongtong.lib.marked import CannotShow, Mark, copy, page, pages
from rongtong.lib.marked.mark import marked

pytestmark = pytest.mark.once
MARK = Mark(("成都高新材料研究院 · 张桂兰", "2026-11-23 08:20  K7Q2-M9XD"), "仅供张桂兰阅读 K7Q2-M9XD")
OTHER = Mark(("绵阳精密所 · 李工", "2026-11-23 08:20  ABCD-2345"), "仅供李工阅读 ABCD-2345")


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A PDF of two pages with a secret in its data and an attachment."""
    writer = PdfWriter()
    for _number in range(2):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Author": "王机密", "/Title": "内部编号X-17"})
    writer.add_attachment("公式.txt", "真空度46毫巴".encode())
    writer.root_object[NameObject("/Lang")] = create_string_object("x-secret")
    path = tmp_path / "original.pdf"
    writer.write(path)
    return path


def test_a_copy_carries_nothing_but_pictures(original: Path):
    held = copy(original, "pdf", MARK)
    reader = PdfReader(BytesIO(held))
    assert len(reader.pages) == 2
    assert "".join(one.extract_text() for one in reader.pages) == ""
    assert not reader.attachments
    said = str(reader.metadata)
    for secret in ("王机密", "X-17", "x-secret", "公式", "46毫巴"):
        assert secret not in said
        assert secret.encode() not in held
        assert secret.encode("utf-16-be") not in held


def test_two_readers_get_different_pages_and_one_the_same_twice(original: Path):
    first, again, other = (page(original, "pdf", 1, one) for one in (MARK, MARK, OTHER))
    assert first == again
    assert first != other
    image = Image.open(BytesIO(first))
    assert image.size == (1240, 1755)
    assert image.getexif() == {}


def test_the_mark_reaches_every_part_of_a_page_of_any_colour():
    for colour in ("white", "black", "#7f7f7f"):
        sheet = Image.new("RGB", (1240, 1754), colour)
        done = marked(sheet, MARK)
        for left in range(0, 1240, 310):
            for top in range(0, 1700, 340):
                part = (left, top, left + 310, top + 340)
                changed = ImageChops.difference(sheet.crop(part), done.crop(part)).getbbox()
                assert changed is not None, (colour, part)


def test_pictures_and_texts_have_pages_and_what_is_broken_says_so(tmp_path: Path):
    for name, held, form, count in (
        ("a.txt", "压射速度4.5米每秒\n".encode("gb18030") * 100, "text", 2),
        ("b.pdf", b"%PDF-1.4 nothing in it", "pdf", "broken"),
        ("c.txt", b"x\n" * 66 * 61, "text", "pages"),
    ):
        path = tmp_path / name
        path.write_bytes(held)
        if isinstance(count, int):
            assert pages(path, form) == count
            continue
        with pytest.raises(CannotShow) as fault:
            pages(path, form)
        assert fault.value.code == count


def test_a_photo_loses_the_place_it_was_taken(tmp_path: Path):
    picture = Image.new("RGB", (300, 200), "white")
    exif = Image.Exif()
    exif[0x010E] = "taken in the secret hall"
    picture.save(tmp_path / "a.jpg", exif=exif)
    held = page(tmp_path / "a.jpg", "jpeg", 1, MARK)
    assert b"secret hall" not in held


def test_a_protected_pdf_asks_to_be_saved_without_a_password(original: Path, tmp_path: Path):
    writer = PdfWriter(original)
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(CannotShow) as fault:
        pages(tmp_path / "locked.pdf", "pdf")
    assert fault.value.code == "password"
