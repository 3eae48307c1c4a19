"""Remakes the pictures of the documents, of the report of the sample spreadsheets and of the running site.

    rongtong match samples/needs.xlsx samples/offers.xlsx -o out --today 2026-11-22
    python tools/make_pictures.py out/report.html
    make up
    python tools/make_pictures.py http://localhost:8000

Takes a Chromium on the path and writes into docs/images.
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
DESK, PHONE = (1440, 900, 1), (390, 844, 2)
"""Width and height of the window, and pixels a point."""
REPORT = {"report.png": DESK, "report-phone.png": PHONE}
SITE = {
    "site.png": ("", "/", DESK),
    "workbench.png": ("审核员（绵阳）", "/me/", DESK),
    "desk.png": ("审核员（绵阳）", "/review/", DESK),
    "phone.png": ("审核员（绵阳）", "/me/", PHONE),
    "gate.png": ("审核员（绵阳）", "/desk/listings/", DESK),
    "candidates.png": ("邀请成员、提交认证", "/me/listings/?side=need&state=published", DESK),
    "week.png": ("技术经理人：科汇", "/me/matches/", PHONE),
    "import.png": ("技术经理人：科汇", "/imports/new/", DESK),
}
"""Which demo person (words of their door) looks at which page on what."""
OFFERS = Path(__file__).parents[1] / "samples" / "offers.xlsx"
COLOURS = 192
"""Enough for flat areas and text; a fifth of the size."""


def opened(browser: Browser, size: tuple[int, int, int]) -> Page:
    """An empty page in light colours and Chinese."""
    width, height, scale = size
    return browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light",
        locale="zh-CN",
    )  # fmt: skip


def of_report(browser: Browser, report: Path, size: tuple[int, int, int]) -> bytes:
    """The first screen of ``report``."""
    page = opened(browser, size)
    page.goto(report.resolve().as_uri())
    page.wait_for_load_state("networkidle")
    if size is DESK:  # room to show what a match rests on
        page.locator("summary", has_text="看依据").first.click()
        page.mouse.move(0, 0)
    return page.screenshot(animations="disabled")


def of_site(browser: Browser, site: str, who: str, path: str, size: tuple[int, int, int]) -> bytes:
    """The first screen of an address of the demo, as ``who`` sees it."""
    page = opened(browser, size)
    if who:
        page.goto(site + "/demo/")
        with page.expect_navigation():
            page.locator("main li", has_text=who).get_by_role("button").first.click()
    page.goto(site + path)
    for name in FURTHER.get(path, ()):
        name(page)
    page.wait_for_load_state("networkidle")
    return page.screenshot(animations="disabled")


def to_candidates(page: Page) -> None:
    """From the own needs to the candidates of the first."""
    page.locator("main td a[href*='/listings/']").first.click()
    page.locator("a[href$='/candidates/']").first.click()


def bring_in(page: Page) -> None:
    """Read a sample spreadsheet in and wait until it was read."""
    page.locator("[name=file]").set_input_files(OFFERS)
    page.locator("[name=what]").select_option("offer.result")
    page.locator("main form button.btn-primary").click()
    page.locator(".import-rows").wait_for(timeout=120_000)


FURTHER = {
    "/me/listings/?side=need&state=published": (to_candidates,),
    "/imports/new/": (bring_in,),
}
"""What is done on a page before its picture is taken."""


def keep(name: str, content: bytes) -> None:
    """Write a picture with a palette instead of full colours."""
    picture = Image.open(BytesIO(content)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(IMAGES / name, optimize=True)


def main() -> None:
    """Takes all pictures of the report or the site that the command line names."""
    of = sys.argv[1].rstrip("/")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if of.startswith("http"):
            for name, (who, path, size) in SITE.items():
                keep(name, of_site(browser, of, who, path, size))
        else:
            for name, size in REPORT.items():
                keep(name, of_report(browser, Path(of), size))
        browser.close()


if __name__ == "__main__":
    main()
