"""A worker that is killed in the middle of a step of an import: nothing is lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection
from django.utils import timezone

from rongtong.apps.catalogue.actions import imports, taking_in
from rongtong.apps.catalogue.jobs import imports as jobs
from rongtong.apps.catalogue.models import Import, Listing
from rongtong.kit.audit.models import Entry
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from tests.factories import vocab
from tests.factories.catalogue import house
from tests.factories.imports import sheet
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, acting, admin_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.thorough]
MANY = 210
DIE = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
from django.db import connections
connections.databases["default"]["NAME"] = connections["default"].settings_dict["NAME"] = sys.argv[2]
from rongtong.apps.catalogue.actions import imports, taking_in
from rongtong.apps.catalogue.jobs import imports as jobs
from rongtong.kit.jobs.worker import work_on
jobs.CHUNK = jobs.SUBMITTED = 40
name, job = sys.argv[1], int(sys.argv[3])
room = imports if name == "show_rows" else taking_in
do, calls = getattr(room, name), []
def killed(**given):
    calls.append(do(**given))
    if name == "show_rows" or len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
setattr(room, name, killed)
work_on(job)
"""


def killed_and_followed(name: str, part: str) -> None:
    """Let a worker die in the second call of an action of the waiting job, then let another one go on."""
    job = Job.objects.get(name=part, state="waiting")
    ended = subprocess.run(
        [sys.executable, "-c", DIE, name, connection.settings_dict["NAME"], str(job.pk)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "RONGTONG_HOME": str(site.HOME)},
        check=False, capture_output=True,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()[-2000:]
    # Its lease has run out.
    Job.objects.filter(pk=job.pk).update(next_at=timezone.now() - timedelta(seconds=1))
    work_on(job.pk)
    job.refresh_from_db()
    assert job.state == "done", job.trace


def test_a_worker_killed_in_each_step_loses_and_doubles_nothing(monkeypatch: Any) -> None:
    monkeypatch.setattr(jobs, "CHUNK", 40)
    monkeypatch.setattr(jobs, "SUBMITTED", 40)
    vocab.load()
    owner = house()
    by = acting(admin_of(owner))
    rows = [[n, f"成果第{n}号", "处理量每小时2吨。", "农业", "绵阳", "5", n] for n in range(1, MANY + 1)]
    made = imports.begin_import(
        side="offer", kind="result", organisation=owner, upload=sheet(rows), actor=by, at=AT
    )
    killed_and_followed("show_rows", "catalogue.read_import")
    made.refresh_from_db()
    assert (made.state, made.rows.count(), made.tally["new"]) == ("preview", MANY, MANY)
    taking_in.run_import(batch=made, version=made.version, actor=by, at=AT)
    killed_and_followed("take_in", "catalogue.run_import")
    made.refresh_from_db()
    assert (made.state, made.rows_done, made.ready) == ("done", MANY, MANY)
    assert Listing.objects.count() == Entry.objects.filter(verb="catalogue.listing.begun").count() == MANY
    _hand_in_some(made, by)
    taking_in.undo_import(batch=made, version=made.version, actor=by, at=AT)
    killed_and_followed("take_back", "catalogue.undo_import")
    made.refresh_from_db()
    assert (made.state, made.left) == ("undone", 100)
    assert Listing.objects.filter(state="discarded").count() == MANY - 100


def _hand_in_some(made: Import, by: Any) -> None:
    """Leave a hundred that can be handed in, and hand these in with a death in between."""
    spare = Listing.objects.order_by("-pk").values_list("pk", flat=True)[: MANY - 100]
    Listing.objects.filter(pk__in=list(spare)).update(detail="")
    taking_in.hand_in_all(batch=made, actor=by, at=AT)
    killed_and_followed("hand_in_some", "catalogue.hand_in")
    made.refresh_from_db()
    assert made.handed == Listing.objects.filter(state="submitted").count() == 100
    assert Listing.objects.filter(submissions__number=1).distinct().count() == 100
    assert not Listing.objects.filter(submissions__number=2).exists()
    work_off()
