"""kill -9 in the middle of matching: a need is done or not begun, nothing is doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.models import Candidate, Run
from rongtong.kit.audit.queries import faults
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from tests.apps.matching.test_pages import TITLE, published
from tests.factories.jobs import asked


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_match_that_is_killed_is_finished_once() -> None:
    Job.objects.all().delete()
    for _each in range(3):
        published("need")
    offer = published("offer", title=TITLE)
    Candidate.objects.all().delete()
    Run.objects.all().delete()
    job = asked(match, listing=offer.pk)
    environment = os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])}
    command = (sys.executable, "-m", "tests.apps.matching.killed", str(job.pk))
    died = subprocess.run(command, env=environment, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    assert Candidate.objects.count() == 1
    Job.objects.filter(pk=job.pk).update(next_at=timezone.now() - timedelta(seconds=1))
    work_on(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
    assert (Candidate.objects.filter(offer=offer).count(), Run.objects.count()) == (3, 3)
    assert list(faults()) == []
