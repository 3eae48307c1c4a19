"""The generated pages of the platform: its settings and its commands."""

from __future__ import annotations

import argparse
from typing import Any

from tools.make_platform_reference import NOTE, platform


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _about(variable: Any) -> str:
    return _cell(variable.help) + (" Secret." if variable.secret else "")


def settings_page() -> str:
    """The page of all settings of the environment."""
    from rongtong.config.env import VARIABLES

    rows = [f"| `{v.name}` | {_cell(v.shape)} | {_code(v.default)} | {_about(v)} |" for v in VARIABLES]
    return "\n".join([
        f"{NOTE}# 设置 · Settings\n",
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


def _shared() -> set[str]:
    """The options that Django gives every command."""
    from django.core.management.base import BaseCommand

    return {action.dest for action in BaseCommand().create_parser("", "x")._actions}


def commands_part() -> str:
    """The part of the page of commands that tells of ``python -m rongtong.config``: those of ours."""
    platform()
    from django.core.management import get_commands, load_command_class

    parts = ["# 平台命令 · Commands of the platform\n", "`.venv/bin/python -m rongtong.config COMMAND`\n"]
    shared = _shared()
    for name, app in sorted(get_commands().items()):
        if str(app).startswith("rongtong."):
            command = load_command_class(str(app), name)
            actions = command.create_parser("", name)._actions
            rows = [_option(action) for action in actions if action.dest not in shared]
            table = ["", "| option | what it does |", "|---|---|", *rows] if rows else []
            parts.append("\n".join([f"## `{name}`", "", _cell(command.help), *table, ""]))
    return "\n".join(parts)
