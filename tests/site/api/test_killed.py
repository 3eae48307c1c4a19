"""kill -9 in the middle of a write: nothing is half there, and the same key does it later."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client

from rongtong.apps.parties.models import Organisation
from rongtong.kit.api.models import Repeat
from rongtong.kit.audit.queries import faults
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.tokens import bearer, token

NEW = json.dumps({"name": "渝新传感技术有限公司", "kind": "company", "region": "500103"})


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_write_that_is_killed_has_written_nothing_and_can_be_sent_again():
    vocab.load()
    _made, secret = token(account())
    environment = os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])}
    command = (sys.executable, "-m", "tests.site.api.killed", secret, NEW)
    died = subprocess.run(command, env=environment, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    assert (Organisation.objects.count(), Repeat.objects.count()) == (0, 0)
    options = {"content_type": "application/json", "HTTP_IDEMPOTENCY_KEY": "killed", **bearer(secret)}
    assert Client().post("/api/v1/organisations", NEW, **options).status_code == 201
    assert Client().post("/api/v1/organisations", NEW, **options)["Idempotency-Replayed"] == "true"
    assert Organisation.objects.count() == 1
    assert list(faults()) == []
