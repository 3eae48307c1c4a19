"""Remakes the pictures of the README from the report of the sample spreadsheets.

    rongtong match samples/needs.xlsx samples/offers.xlsx -o out --today 2026-11-22
    python tools/make_pictures.py out/report.html

Takes a Chromium on the path and writes docs/images/report.png and docs/images/report-phone.png.
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PICTURES = {"report.png": (1440, 900, 1), "report-phone.png": (390, 844, 2)}
"""Width and height of the window, and pixels a point."""
COLOURS = 192
"""Enough for flat areas and text; a fifth of the size."""


def picture(browser: Browser, report: Path, width: int, height: int, scale: int) -> bytes:
    """The first screen of ``report``, in light colours."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light"
    )
    page = context.new_page()
    page.goto(report.resolve().as_uri())
    page.wait_for_load_state("networkidle")
    if width > height:  # room to show what a match rests on
        page.locator("summary", has_text="看依据").first.click()
        page.mouse.move(0, 0)
    taken = page.screenshot(animations="disabled")
    context.close()
    return taken


def small(content: bytes) -> Image.Image:
    """The picture with a palette instead of full colours."""
    return Image.open(BytesIO(content)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def main() -> None:
    """Takes all pictures of the report that the command line names."""
    report = Path(sys.argv[1])
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, size in PICTURES.items():
            small(picture(browser, report, *size)).save(IMAGES / name, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
