"""The machine and the waits as text."""

from __future__ import annotations

import os
import platform
import time
from typing import Any

COLUMNS = (
    ("page", "page"),
    ("n", "asked"),
    ("p50", "p50 ms"),
    ("p95", "p95 ms"),
    ("longest", "longest ms"),
    ("errors", "errors"),
)


def machine() -> dict[str, Any]:
    """Give when and where it was measured, what a password's hash costs, and how many rows there were."""
    from django.contrib.auth.hashers import check_password, make_password
    from django.db import connection

    from rongtong.apps.parties.models import CardEntry, Organisation, Person
    from rongtong.kit.accounts.models import User
    from rongtong.kit.audit.models import Entry

    stored, began = make_password("x"), time.process_time()
    check_password("x", stored)
    hashed = (time.process_time() - began) * 1000
    with connection.cursor() as cursor:
        cursor.execute(
            "SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()"
        )
        version = cursor.fetchone()[0].split()[0]
    counted = (User, Organisation, Person, CardEntry, Entry)
    return {
        "date": time.strftime("%Y-%m-%d"),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "database": f"{connection.vendor} {version}",
        "hash": stored.split("$")[0] + " " + stored.split("$")[1],
        "hash_cpu_ms": round(hashed),
        "rows": {model._meta.label: model._default_manager.count() for model in counted},
    }


def table(found: dict[str, Any]) -> str:
    """Give one Markdown table a stage."""
    about, stages = found["machine"], dict.fromkeys(row["stage"] for row in found["rows"])
    rows = ", ".join(f"{name} {count:,}" for name, count in about["rows"].items())
    lines = [
        f"Measured {about['date']} on {about['cores']} cores (load when it began: {about['load']}),"
        f" Python {about['python']}, {about['database']}; {rows}.",
        f"The hash of one password ({about['hash']}) costs {about['hash_cpu_ms']} ms of one core.",
    ]
    for stage in stages:
        mine = [row for row in found["rows"] if row["stage"] == stage]
        speed = next((f", {row['per_s']} pages a second" for row in mine if "per_s" in row), "")
        lines += ["", f"**{stage}**{speed}", "", "| " + " | ".join(title for _, title in COLUMNS) + " |"]
        lines += [
            "|" + " --- |" * len(COLUMNS),
            *("| " + " | ".join(str(row[key]) for key, _ in COLUMNS) + " |" for row in mine),
        ]
    return "\n".join(lines)
