"""``python -m bench``: quality, then speed. With any options: quality alone, with these."""

from __future__ import annotations

import subprocess
import sys


def main() -> None:
    parts = ("quality",) if sys.argv[1:] else ("quality", "speed")
    codes = [
        subprocess.run([sys.executable, "-m", f"bench.{part}", *sys.argv[1:]], check=False).returncode
        for part in parts
    ]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
