"""Writes the generated pages of docs from the code; `--check` names those out of date."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperGroup

from rongtong_match.messages import catalogue

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT))
from tools import make_platform_reference as platform  # noqa: E402
from tools import make_running_reference as running  # noqa: E402

NOTE = "<!-- Generated from the code by `make docs`: do not edit. -->\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _english(text: str) -> str:
    """The English beside a Chinese help text, where there is one."""
    return dict(catalogue().values()).get(text, "")


def _flag(parameter: Any) -> str:
    if isinstance(parameter, TyperArgument):
        return f"`{parameter.metavar or parameter.name.upper()}`"
    metavar = "" if parameter.is_flag or not parameter.metavar else f" {parameter.metavar}"
    return ", ".join(f"`{name}{metavar}`" for name in (*parameter.opts, *parameter.secondary_opts))


def _default(parameter: Any) -> str:
    if parameter.required:
        return "必填"
    value = parameter.default
    return "" if value in (None, False, ()) or callable(value) else f"`{value}`"


def _row(parameter: Any) -> str:
    about = parameter.help or ""
    words = _cell(f"{about} {_english(about)}")
    return f"| {_flag(parameter)} | {words} | {_default(parameter)} |"


def _command(path: str, command: Any) -> str:
    rows = [_row(p) for p in command.params if not p.hidden and p.name != "help"]
    table = ["", "| 参数 | 说明 | 默认 |", "|---|---|---|", *rows] if rows else []
    about = (command.help or "").strip()
    return "\n".join([f"## `{path}`", "", about, _english(about), *table, ""])


def commands() -> str:
    """The page of all commands, in alphabetical order."""
    os.environ.pop("RONGTONG_LANG", None)  # help is made in this language at import
    from rongtong_match.cli import app

    root = typer.main.get_command(app)
    parts: list[str] = []

    def walk(path: str, command: Any) -> None:
        if not isinstance(command, TyperGroup):
            parts.append(_command(path, command))
            return
        for name in sorted(command.commands):
            walk(f"{path} {name}", command.commands[name])

    walk("rongtong", root)
    return f"{NOTE}# 命令 · Commands\n\n" + "\n".join(parts)


def messages() -> str:
    """The page of all sentences, in both languages."""
    rows = [f"| `{code}` | {_cell(zh)} | {_cell(en)} |" for code, (zh, en) in sorted(catalogue().items())]
    return "\n".join(
        [f"{NOTE}# 提示语 · Sentences\n", "| 代码 | 中文 | English |", "|---|---|---|", *rows, ""]
    )


def declared() -> dict[str, list[str]]:
    """The packages that pyproject.toml asks for, without extras, by their use: run, dev, bench."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = {"run": project["project"]["dependencies"], **project["dependency-groups"]}
    return {use: [re.split(r"[\[<>=!~ ]", line)[0] for line in lines] for use, lines in groups.items()}


def _locked(use: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{use}.txt").read_text("utf-8")
    return dict(reversed(re.findall(r"^([\w-]+)==([\w.]+)", text, re.MULTILINE)))


def dependencies() -> str:
    """The page of what the project stands on; its words are in dependencies.tsv, its versions in the lock."""
    lines = (DOCS / "explanation" / "dependencies.tsv").read_text("utf-8").splitlines()
    facts = {line.split("\t")[0]: line.split("\t")[1:] for line in lines}
    parts = [
        f"{NOTE}# Dependencies\n",
        "Only what is named here is asked for; the lock in `requirements/` also holds what these bring.",
    ]
    for use, names in declared().items():
        locked = _locked(use)
        parts += [f"\n## {use}\n"]
        parts += [
            "| package | version | licence | last release | for | without it |",
            "|---|---|---|---|---|---|",
        ]
        parts += [f"| {n} | {locked[n]} | {' | '.join(facts[n])} |" for n in names]
    return "\n".join([*parts, ""])


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": lambda: f"{commands()}\n{running.commands_part()}",
    "reference/messages.md": messages,
    "reference/openapi.json": platform.interface,
    "reference/settings.md": running.settings_page,
    "reference/permissions.md": platform.permissions,
    "reference/workflows.md": platform.workflows,
    "explanation/dependencies.md": dependencies,
}


def stale() -> list[str]:
    """Names of the pages that no longer say what the code says."""
    return [n for n, page in PAGES.items() if not (p := DOCS / n).exists() or p.read_text("utf-8") != page()]


def main() -> int:
    """Write the pages, or with ``--check`` name the stale ones and return 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        old = stale()
        for name in old:
            print(f"docs/{name} is out of date: run make docs", file=sys.stderr)
        return 1 if old else 0
    for name, page in PAGES.items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
