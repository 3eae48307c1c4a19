"""A worker that is killed while the index follows: nothing is lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection
from django.utils import timezone

from rongtong.apps.catalogue.actions import indexing
from rongtong.apps.catalogue.models import IndexMark, Listing
from rongtong.apps.catalogue.queries import index
from tests.factories.catalogue import listing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.thorough]
FOLLOW = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.db import connections
from django.utils import timezone
settings.INDEX_FOLDER = Path(sys.argv[2])
connections.databases["default"]["NAME"] = connections["default"].settings_dict["NAME"] = sys.argv[3]
from rongtong.apps.catalogue.actions import indexing
kind, follow = sys.argv[1], indexing.follow
def killed(*given):
    if kind == "after":
        follow(*given)
    os.kill(os.getpid(), signal.SIGKILL)
indexing.follow = killed
indexing.bring_in_line("need", at=timezone.now())
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_killed_worker_loses_and_doubles_nothing(when: str, settings: Any, tmp_path: Any) -> None:
    first = listing(state="published")
    Listing.objects.filter(pk=first.pk).update(published_at=timezone.now())
    indexing.rebuild("need", at=timezone.now())
    second = listing(state="published", title="磷石膏制高强石膏粉")
    indexing.mark("need", [first.pk, second.pk], at=timezone.now())
    ended = subprocess.run(
        [sys.executable, "-c", FOLLOW, when, str(settings.INDEX_FOLDER), connection.settings_dict["NAME"]],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "RONGTONG_HOME": str(site.HOME)},
        check=False, capture_output=True,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()[-2000:]
    assert IndexMark.objects.filter(done_at=None).count() == 2
    indexing.bring_in_line("need", at=timezone.now())
    assert index.state("need").size == 2
    assert {key for key, _score in index.search("need", "磷石膏")} == {second.pk}
    assert not IndexMark.objects.filter(done_at=None).exists()
