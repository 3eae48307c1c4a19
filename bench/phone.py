"""First paint and weight of pages on an emulated phone: part of ``python -m bench city``.

Chromium, 360 × 780, its processor four times slower and a line of 1.6 Mbit/s with 150 ms there
and back (Lighthouse's "slow 4G" and its mid-tier phone), an empty cache for every visit. The first paint with
content is counted from the start of the navigation; the weight is what came over the line, headers included,
until the network was quiet.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Sequence
from typing import Any

SLOWER = 4
ROUND_TRIP_MS, DOWN_KBIT, UP_KBIT = 150, 1_600, 750
SIZE = {"width": 360, "height": 780}
VISITS = 5
PAINT_MS, WEIGHT_KB = 1_000, 100
_PAINTED = """() => new Promise(done => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => seen() ? done(seen().startTime) : setTimeout(look, 20);
  look();
})"""


def painted(port: int, pages: Sequence[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Give paint (ms, the median and the longest of the visits) and weight of (name, session, address)."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        return []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = [
            _page(browser, f"http://localhost:{port}", name, session, address)
            for name, session, address in pages
        ]
        browser.close()
    return found


def _page(browser: Any, site: str, name: str, session: str, address: str) -> dict[str, Any]:
    visits = [_visit(browser, site, session, address) for _turn in range(VISITS)]
    paints = [paint for paint, _weight, _requests in visits]
    return {
        "page": name, "paint ms": round(statistics.median(paints)), "longest ms": round(max(paints)),
        "kB": round(max(weight for _paint, weight, _requests in visits) / 1000, 1),
        "requests": max(requests for *_rest, requests in visits),
    }  # fmt: skip


def _visit(browser: Any, site: str, session: str, address: str) -> tuple[float, int, int]:
    context = browser.new_context(
        viewport=SIZE, is_mobile=True, has_touch=True, device_scale_factor=2, locale="zh-CN"
    )
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    line, weights = context.new_cdp_session(page), []
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    line.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": ROUND_TRIP_MS, "downloadThroughput": DOWN_KBIT * 1000 / 8,
        "uploadThroughput": UP_KBIT * 1000 / 8,
    })  # fmt: skip
    line.on("Network.loadingFinished", lambda done: weights.append(done["encodedDataLength"]))
    answer = page.goto(site + address, wait_until="networkidle")
    if answer is None or answer.status != 200 or not page.url.endswith(address):
        raise RuntimeError(f"{address}: {answer and answer.status} {page.url}")
    paint = float(page.evaluate(_PAINTED))
    context.close()
    return paint, round(sum(weights)), len(weights)
