"""kill -9 in the middle of an upload: no half row, no half file among the kept."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as site
from django.db import connection

from rongtong.kit.files import store
from rongtong.kit.files.models import File, Usage

PROGRAM = """
import sys, time
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.MEDIA_ROOT = sys.argv[2]
from datetime import datetime, UTC
from django.core.files.base import ContentFile
from rongtong.kit.files import DOCUMENTS, actions, purpose, store
from rongtong.lib.actor import SYSTEM
purpose("tests.killed", kinds=DOCUMENTS)
where = sys.argv[3]

def stop(*given):
    print("here", flush=True)
    time.sleep(60)

class Slow(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"%PDF-1.7\\n"
        if where == "arriving":
            stop()
        yield b"%%EOF"

settle = store.settle
if where == "before the move":
    store.settle = stop
if where == "after the move":
    store.settle = lambda *given: (settle(*given), stop())
actions.keep(Slow(b"", "a.pdf"), purpose="tests.killed", actor=SYSTEM, at=datetime.now(UTC))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["arriving", "before the move", "after the move"])
def test_killed_during_an_upload(settings, where):
    program = [
        sys.executable,
        "-c",
        PROGRAM,
        str(connection.settings_dict["NAME"]),
        str(settings.MEDIA_ROOT),
        where,
    ]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "tests.settings"),
                        "RONGTONG_HOME": str(site.HOME)}  # fmt: skip
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    assert (File.objects.count(), Usage.objects.count()) == (0, 0)
    left = list(store.lying(datetime.now(UTC) + timedelta(days=1)))
    assert len(left) == 1
    assert left[0][1] == (where == "after the move")
