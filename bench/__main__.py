"""``python -m bench``: quality, speed, the platform. ``python -m bench platform --full``: one of them alone.

``python -m bench city``: the pages of the demo city, by itself only: filling it takes many minutes.
``python -m bench fresh``: how long what is published waits to be indexed and matched, by itself only.
``python -m bench region``: needs and offers by the fifty thousand or the million, by itself only.
``python -m bench funnel``: the conversion account at 61,504 orders, by itself only.

With options only: quality alone, with these.
"""

from __future__ import annotations

import subprocess
import sys

PARTS = ["quality", "speed", "platform"]
ALONE = [*PARTS, "city", "fresh", "region", "funnel"]


def main() -> None:
    options, parts = sys.argv[1:], PARTS
    if options:
        parts, options = (options[:1], options[1:]) if options[0] in ALONE else (["quality"], options)
    codes = [
        subprocess.run([sys.executable, "-m", f"bench.{part}", *options], check=False).returncode
        for part in parts
    ]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
