"""A proof that was handed in stays until the identity is taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rongtong.apps.parties.actions import identity
from rongtong.apps.parties.models import Person
from rongtong.kit.audit.models import Entry
from rongtong.kit.files.actions import keep
from rongtong.kit.files.models import File
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, acting, person
from tests.factories.organisations import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def own():
    vocab.load()
    return person()


@pytest.fixture
def proof(own):
    by = {"actor": acting(own.user), "at": AT}
    file = keep(SimpleUploadedFile("证.pdf", PDF), purpose="parties.identity_proof", about=own.identity, **by)
    identity.add_proof(identity=own.identity, kind="work_proof", note="", file=file, **by)
    return file


def moved(own, name):
    kept = Person.objects.get(pk=own.pk).identity
    identity.decide_identity(identity=kept, name=name, version=None, actor=acting(own.user), at=AT)


def remove(user, proof):
    client = Client()
    client.force_login(user)
    return client.post(reverse("files:remove", args=[proof.token]))


def test_after_it_was_handed_in_its_owner_is_told_why_it_stays(own, proof):
    moved(own, "assert")
    answer = remove(own.user, proof)
    assert (answer.status_code, "收回修改" in answer.content.decode()) == (403, True)
    assert File.objects.get(pk=proof.pk).removed_at is None
    assert not Entry.objects.filter(verb="files.removed").exists()


def test_before_and_once_taken_back_its_owner_removes_it(own, proof):
    moved(own, "assert")
    moved(own, "reopen")
    assert remove(account(), proof).status_code == 403
    assert File.objects.get(pk=proof.pk).removed_at is None
    assert remove(own.user, proof).status_code == 302
    assert File.objects.get(pk=proof.pk).removed_at is not None
