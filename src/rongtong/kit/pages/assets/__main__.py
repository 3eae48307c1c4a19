"""``python -m rongtong.kit.pages.assets FOLDER``: make the front-end files, without settings or a database.

FOLDER (the project's ``.assets``) holds ``packages`` and gets ``static``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rongtong.kit.pages.assets.build import MissingPackage, build


def main() -> int:
    """Make the files and say what happened."""
    folder = Path(sys.argv[1])
    try:
        made = build(folder / "packages", folder / "static")
    except MissingPackage as missing:
        sys.stderr.write(
            f"缺少前端文件,请先运行 sh tools/assets.sh。 Run sh tools/assets.sh first: {missing}\n"
        )
        return 2
    if made:
        sys.stdout.write("前端文件已生成。 Front-end files made.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
