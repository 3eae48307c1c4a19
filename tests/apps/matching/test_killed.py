"""kill -9 in the middle of matching: a need is done or not begun, nothing is doubled."""

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

from rongtong.apps.catalogue.models import IndexMark
from rongtong.apps.catalogue.queries.index import state
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.models import Candidate, Run
from rongtong.kit.audit.queries import faults
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from tests.apps.matching.test_pages import TITLE, published
from tests.factories.jobs import asked
from tests.kit.jobs.looking import wait_for
from tests.kit.jobs.processes import start_worker

__all__ = ["start_worker"]


@pytest.mark.thorough
@pytest.mark.parametrize("where", ["matching", "indexing"])
@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_is_killed_and_the_other_ends_its_work(
    where: str, start_worker: Any, settings: Any, tmp_path: Any
) -> None:
    settings.INDEX_FOLDER = tmp_path / "index"
    needs = [published("need").pk for _each in range(2)]
    offers = [published("offer", title=TITLE).pk for _each in range(2)]
    index = {"TEST_INDEX": str(settings.INDEX_FOLDER)}
    first = start_worker("--queue", "swift", "--lease", "2", TEST_DIES_IN=where, **index)
    assert first.wait(timeout=120) == -signal.SIGKILL
    start_worker("--lease", "2", **index)
    swift = Job.objects.filter(name__in=("matching.match", "catalogue.index"))
    wait_for(lambda: not swift.filter(state__in=("waiting", "running")).exists(), "all of it")
    assert (set(swift.values_list("state", flat=True)), swift.filter(deaths=1).count()) == ({"done"}, 1)
    pairs = {(one.need_id, one.offer_id) for one in Candidate.objects.all()}
    assert pairs == {(need, offer) for need in needs for offer in offers}
    assert not IndexMark.objects.filter(done_at=None).exists()
    assert [state("need").size, state("offer").size] == [2, 2]
    assert list(faults()) == []


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
