"""Pictures are made anew: what a camera or an attacker put beside the pixels is gone."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rongtong.kit.files import FileRefused
from rongtong.kit.files.pictures import square
from tests.kit.files.pictures import bomb, picture


def made(content: bytes) -> Image.Image:
    return Image.open(BytesIO(square(BytesIO(content), side=320).read()))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(900, 600), (600, 900), (40, 30), (3000, 10)])
def test_every_picture_becomes_a_small_square(form: str, size: tuple[int, int]) -> None:
    image = made(picture(form, size))
    assert (image.format, image.size, image.mode) == ("JPEG", (320, 320), "RGB")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_camera_stays(form: str) -> None:
    source = picture(form)
    assert b"ZqCamera" in source
    kept = square(BytesIO(source), side=320).read()
    assert b"Zq" not in kept
    assert b"Exif" not in kept
    assert dict(Image.open(BytesIO(kept)).getexif()) == {}


def test_a_turned_picture_stands_upright() -> None:
    red, _green, blue = made(picture(size=(600, 600), turned=3)).getpixel((20, 160))
    assert (red < 60, blue > 200) == (True, True)


def test_what_shines_through_becomes_white() -> None:
    kept = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(kept, "PNG")
    assert made(kept.getvalue()).getpixel((100, 100)) == (255, 255, 255)


@pytest.mark.parametrize("side", [6_400, 19_000])
def test_a_bomb_is_not_unpacked(side: int) -> None:
    content = bomb(side)
    assert len(content) < 100_000
    with pytest.raises(FileRefused) as refused:
        square(BytesIO(content), side=320)
    assert refused.value.code == "file.huge_picture_whole"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"GIF89a" + bytes(40), b"\xff\xd8\xff\xe0" + bytes(200), picture("PNG")[:300],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"%!PS-Adobe-3.0 EPSF-3.0",
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        square(BytesIO(content), side=320)
    assert refused.value.code == "file.picture"


@given(st.data())
def test_damage_is_refused_or_healed_but_never_breaks(data: st.DataObject) -> None:
    content = bytearray(picture(data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"])), (60, 40)))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FileRefused):
        assert made(bytes(content)).size == (320, 320)
