"""A process that registers an organisation through the interface and is killed before it can answer."""

from __future__ import annotations

import os
import signal
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kit.jobs.site"

if __name__ == "__main__":
    import django

    django.setup()
    from django.test import Client

    from rongtong.apps.parties.api import organisations

    def dying(record: object) -> None:
        """Die where the record is written and the answer is not."""
        os.kill(os.getpid(), signal.SIGKILL)

    organisations.out = dying
    Client().post(
        "/api/v1/organisations",
        sys.argv[2],
        content_type="application/json",
        HTTP_HOST="localhost",
        HTTP_IDEMPOTENCY_KEY="killed",
        HTTP_AUTHORIZATION=f"Bearer {sys.argv[1]}",
    )
