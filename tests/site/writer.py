"""Writes without end, as a busy site does: ``python -m tests.site.writer`` says a number for each commit.

Each action makes an account and its entry in the trail together.
"""

from __future__ import annotations

import os
from itertools import count

import django
from django.utils import timezone


def main() -> None:
    django.setup()
    from django.contrib.auth import get_user_model

    from rongtong.kit.audit import action, record
    from rongtong.lib.actor import SYSTEM, Actor

    @action
    def write(*, number: int, actor: Actor, at: object) -> None:
        user = get_user_model().objects.create_user(f"p{os.getpid()}n{number}@example.org", name="写")
        record("test.written", about=user, actor=actor, at=at)

    for number in count(1):
        write(number=number, actor=SYSTEM, at=timezone.now())
        print(number, flush=True)


if __name__ == "__main__":
    main()
