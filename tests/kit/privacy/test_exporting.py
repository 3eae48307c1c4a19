import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from rongtong.kit.files import keep, link, purpose
from rongtong.kit.files.models import File
from rongtong.kit.files.purposes import purposes
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_all
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.privacy import add_tag
from rongtong.kit.privacy.actions.exporting import ask_export, end_exports
from rongtong.kit.privacy.models import Export
from rongtong.lib.actor import SYSTEM
from tests.kit.privacy.conftest import AT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made(user, actor, account):
    """An export of somebody with a tag, beside somebody else with data of their own."""
    other = account("secret-neighbour")
    add_tag(user=user.pk, word="压铸", source="own", actor=actor, at=AT)
    add_tag(user=other.pk, word="机密", source="own", actor=actor_for(other, at=AT), at=AT)
    ask_export(user=user, actor=actor, at=timezone.now())
    work_all()
    return Export.objects.select_related("file").get()


def packed(client, export) -> zipfile.ZipFile:
    response = client.get(link(export.file))
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_the_file_holds_the_person_s_data_for_machines_and_people(client, made, user):
    client.force_login(user)
    package = packed(client, made)
    data = json.loads(package.read("data.json"))
    page = package.read("index.html").decode()
    assert {"accounts", "files", "notices", "privacy", "activity"} <= set(data["parts"])
    for text in (package.read("data.json").decode(), page):
        assert "wang@example.com" in text
        assert "+8613800138000" in text
        assert "压铸" in text
        assert "机密" not in text
        assert "secret-neighbour" not in text


def test_a_name_cannot_put_markup_into_the_page(client, user, actor):
    add_tag(user=user.pk, word="<script>alert(1)</script>", source="own", actor=actor, at=AT)
    ask_export(user=user, actor=actor, at=timezone.now())
    work_all()
    client.force_login(user)
    assert b"<script>" not in packed(client, Export.objects.get()).read("index.html")


def test_the_person_is_told_with_a_link_that_asks_who_they_are(client, made, user, account, staff):
    notice = Notice.objects.get(name="privacy.export_ready")
    assert (notice.user, notice.link) == (user, link(made.file))
    assert client.get(notice.link).status_code in (302, 403)
    for other in (account("stranger"), staff):
        client.force_login(other)
        assert client.get(notice.link).status_code == 403


def test_asked_twice_it_is_made_once(user, actor):
    for _again in range(2):
        ask_export(user=user, actor=actor, at=timezone.now())
    assert (Export.objects.count(), Job.objects.filter(name="privacy.export").count()) == (1, 1)


def test_it_goes_when_its_time_is_over(made):
    assert end_exports(actor=SYSTEM, at=made.ends_at - timedelta(seconds=1)) == 0
    assert end_exports(actor=SYSTEM, at=made.ends_at) == 1
    assert not File.objects.filter(removed_at__isnull=True).exists()


def test_files_are_listed(client, user, actor):
    if "tests.exported" not in purposes():
        purpose("tests.exported", kinds=frozenset({"text"}))
    keep(ContentFile(b"text", "计划.txt"), purpose="tests.exported", actor=actor, at=AT)
    ask_export(user=user, actor=actor, at=timezone.now())
    work_all()
    client.force_login(user)
    assert "计划.txt" in packed(client, Export.objects.get()).read("data.json").decode()
