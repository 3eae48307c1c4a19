"""The generated pages that need the platform: workflows with their diagrams, permissions as a matrix."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from functools import cache
from typing import Any

NOTE = "<!-- Generated from the code by `make docs`: do not edit. -->\n"


@cache
def platform() -> None:
    """Start Django with a home folder of its own: the pages come from the declarations, not from data."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "rongtong.config.settings"
    os.environ["RONGTONG_HOME"] = tempfile.mkdtemp(prefix="rongtong-docs-")
    import django

    django.setup()


def both(text: Any) -> str:
    """Give a label in Chinese and in English."""
    from django.utils import translation

    with translation.override("zh-hans"):
        chinese = str(text)
    with translation.override("en"):
        english = str(text)
    return chinese if chinese == english else f"{chinese} {english}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Give the lines of a table."""
    head = list(head)
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]


def diagram(workflow: Any) -> list[str]:
    """Give the states and arrows as a Mermaid state diagram."""
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {workflow.states[0].name}"]
    lines += [f"    {state.name} : {both(state.label)}" for state in workflow.states]
    for arrow in workflow.transitions:
        lines += [f"    {source} --> {arrow.target} : {both(arrow.label)}" for source in arrow.sources]
    lines += [f"    {state.name} --> [*]" for state in workflow.states if not workflow.leaving(state.name)]
    return [*lines, "```"]


def arrow_row(arrow: Any) -> list[str]:
    """Give one transition as a row: who, what must hold, what follows."""
    return [
        f"`{arrow.name}` {both(arrow.label)}",
        ", ".join(arrow.sources),
        arrow.target,
        f"`{arrow.permission.name}`",
        ", ".join(guard.name for guard in arrow.guards),
        ", ".join(effect.__name__.strip("_").replace("_", " ") for effect in arrow.effects),
        "；".join(both(label) for _code, label in arrow.reasons),
    ]


def workflows() -> str:
    """Write the page of all workflows."""
    platform()
    from rongtong.kit.workflow import workflows as declared

    parts = [f"{NOTE}# 状态流转 · Workflows\n"]
    head = ["transition", "from", "to", "permission", "guards", "what follows", "reasons"]
    for workflow in declared().values():
        parts += [f"## {both(workflow.label)} (`{workflow.name}`)", "", *diagram(workflow), ""]
        parts += [*table(head, map(arrow_row, workflow.transitions)), ""]
    return "\n".join(parts)


def reach(permission: Any, role: str) -> str:
    """Give how far ``role`` holds ``permission``, in words."""
    return "；".join(both(reach.words) for reach in permission.reaches(role))


def permissions() -> str:
    """Write the matrix role by permission, and the roles."""
    platform()
    from rongtong.kit.permissions.register import permissions as declared
    from rongtong.kit.permissions.roles import PSEUDO, roles

    names = {**{code: f"{zh} {en}" for code, (zh, en) in PSEUDO.items()}}
    names |= {code: f"{role.zh} {role.en}" for code, role in roles().items()}
    parts = [
        f"{NOTE}# 权限 · Permissions\n",
        "Who may do what, and how far. Nothing is granted that does not stand here.\n",
    ]
    for permission in declared().values():
        on = f" (`{permission.on}`)" if permission.on else ""
        rows = [
            [f"`{role}` {names[role]}", reach(permission, role)] for role in names if permission.reaches(role)
        ]
        parts += [
            f"## `{permission.name}`{on}",
            "",
            both(permission.label),
            "",
            *table(["role", "reach"], rows),
            "",
        ]
    rows = [
        [
            f"`{role.code}`",
            f"{role.zh} {role.en}",
            role.scope,
            "yes" if role.staff else "",
            ", ".join(role.apart),
        ]
        for role in roles().values()
    ]
    parts += [
        "## 角色 · Roles",
        "",
        *table(["role", "name", "scope", "staff session", "kept apart from"], rows),
        "",
    ]
    return "\n".join(parts)


def interface() -> str:
    """Write the OpenAPI document of the interface for programs."""
    platform()
    from rongtong.site.api.root import rendered

    return rendered()
