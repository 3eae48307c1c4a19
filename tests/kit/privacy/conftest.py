"""People, a record with a masked field, and a part that keeps something by law."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.privacy.sensitive import _sensitive, sensitive
from rongtong.lib import masks
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import app_secret
from tests.sample.models import Ticket
from tests.sample.rules import SEE

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

if ("sample.Ticket", "title") not in _sensitive:
    sensitive(Ticket, read=SEE, subject="owner", title=masks.name)


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def account(db):
    """Make an account."""

    def make(name: str, **values):
        return get_user_model().objects.create_user(f"{name}@example.com", name=name, **values)

    return make


@pytest.fixture
def user(account):
    return account("wang", phone="+8613800138000")


@pytest.fixture
def actor(user):
    return actor_for(user, at=AT)


@pytest.fixture
def operator(account):
    """An operator without a staff session."""
    made = account("operator")
    app_secret(made)
    assign(user=made, role="operator", actor=SYSTEM, at=AT)
    return made


@pytest.fixture
def staff(operator):
    """The operator, in a staff session that is open now."""
    open_staff_session(user=operator, reason="a request", actor=SYSTEM, at=timezone.now())
    return operator
