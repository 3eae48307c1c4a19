"""kill -9 in the middle of writing to thousands: nobody is asked twice, nobody is left out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from rongtong.apps.campaigns.jobs.sending import ask
from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.queries.finding import Found
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from rongtong.kit.notices.models import Notice
from tests.factories.campaigns import running
from tests.factories.jobs import asked

FIRMS, STEP, DIES_AT = 60, 20, 33


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_sends_no_invitation_twice(monkeypatch: Any):
    monkeypatch.setattr("rongtong.apps.campaigns.jobs.sending.when_to_write", lambda at: at)
    firms = [Found(f"第{n}厂", region="500112", email=f"f{n}@example.org") for n in range(FIRMS)]
    made = running(*firms, at=timezone.now())[0].campaign
    Job.objects.all().delete()
    job = asked(ask, campaign=made.pk)
    environment = os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])}
    command = (sys.executable, "-m", "tests.apps.campaigns.killed", str(job.pk), str(DIES_AT), str(STEP))
    died = subprocess.run(command, env=environment, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    assert Notice.objects.filter(name="campaigns.asked").count() == STEP
    assert Target.objects.exclude(invited_at=None).count() == STEP
    Job.objects.filter(pk=job.pk).update(next_at=timezone.now() - timedelta(seconds=1))
    work_on(job.pk)
    told = list(Notice.objects.filter(name="campaigns.asked").values_list("address", flat=True))
    assert (len(told), len(set(told))) == (FIRMS, FIRMS)
    assert not Target.objects.filter(invited_at=None).exists()
