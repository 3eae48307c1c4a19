"""``python -m rongtong.config``: Django's commands, after a word about settings that cannot work."""

from __future__ import annotations

import gc
import os
import sys

from rongtong.config.start import hindrances, share_metrics


def main() -> int:
    """Run the command of the command line; 2 when settings or the home folder stand in its way."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")
    if found := hindrances():
        print("\n".join(found), file=sys.stderr)
        return 2
    if sys.argv[1:2] == ["web"]:
        share_metrics()
    gc.set_threshold(50_000)  # loading leaves no garbage: looking for it at every 700 objects costs a twelfth
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
