"""Purposes, people and files of the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from rongtong.kit.files import DOCUMENTS, IMAGES, keep, purpose
from rongtong.kit.files.purposes import purposes
from rongtong.kit.permissions.queries import actor_for
from tests.sample.models import Ticket
from tests.sample.rules import SEE

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

if "tests.evidence" not in purposes():
    purpose("tests.evidence", kinds=DOCUMENTS | IMAGES, largest=1_000, read=SEE, quota=2_000, logged=True)
    purpose("tests.own", kinds=DOCUMENTS | IMAGES | {"text", "svg", "html"}, lasts=timedelta(hours=1))


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT, settings.FILE_SCAN = tmp_path / "files", ""


@pytest.fixture
def user(db):
    """Make an account."""

    def make(name: str = "owner"):
        return get_user_model().objects.create_user(f"{name}@example.com", name=name)

    return make


@pytest.fixture
def owner(user):
    return user()


@pytest.fixture
def actor(owner):
    return actor_for(owner, at=AT)


@pytest.fixture
def ticket(owner):
    """A record that its owner, members of organisation 1 and officers of the region may see."""
    return Ticket.objects.create(title="T", organisation=1, region="510104", owner=owner.pk)


@pytest.fixture
def kept(actor, ticket):
    """A file that belongs to the record."""
    return keep(ContentFile(PDF, "证明.pdf"), purpose="tests.evidence", about=ticket, actor=actor, at=AT)
