"""The generated pages of the platform: its settings and its commands."""

from __future__ import annotations

import argparse
import os
import tempfile
from functools import cache

os.environ.setdefault("RONGTONG_HOME", os.path.join(tempfile.gettempdir(), "rongtong-docs"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")


@cache
def _django() -> None:
    import django

    django.setup()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def settings_page() -> str:
    """The page of all settings of the environment."""
    from rongtong.config.env import VARIABLES

    rows = [
        f"| `{v.name}` | {_cell(v.shape)} | {f'`{v.default}`' if v.default else ''} | {_cell(v.help)}{' Secret.' if v.secret else ''} |"
        for v in VARIABLES
    ]
    return "\n".join([
        "# 设置 · Settings\n",
        "Read from the environment when the site starts; all faults are said at once, in a sentence each.",
        "`python -m rongtong.config settings` shows what holds at present, with secrets masked.\n",
        "| name | what to write | default | what it does |",
        "|---|---|---|---|",
        *rows,
        "",
    ])  # fmt: skip


def _option(action: argparse.Action) -> str:
    names = ", ".join(f"`{name}`" for name in action.option_strings) or f"`{action.dest.upper()}`"
    return f"| {names} | {_cell(action.help or '')} |"



def commands_part() -> str:
    """The part of the page of commands that tells of ``python -m rongtong.config``: those of ours."""
    from django.core.management import get_commands, load_command_class

    _django()
    parts = ["# 平台命令 · Commands of the platform\n", "`.venv/bin/python -m rongtong.config COMMAND`\n"]
    shared = {action.dest for action in load_command_class("django.core", "check").create_parser("", "x")._actions}
    shared -= {"args", "tags", "databases", "deploy", "fail_level", "list_tags"}
    for name, app in sorted(get_commands().items()):
        if not str(app).startswith("rongtong."):
            continue
        command = load_command_class(str(app), name)
        actions = command.create_parser("", name)._actions
        rows = [_option(action) for action in actions if action.dest not in shared]
        table = ["", "| option | what it does |", "|---|---|", *rows] if rows else []
        parts.append("\n".join([f"## `{name}`", "", _cell(command.help), *table, ""]))
    return "\n".join(parts)
