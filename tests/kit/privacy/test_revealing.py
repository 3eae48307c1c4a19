import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.actions import assign, revoke
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.privacy import masked, reveal, reveal_url
from rongtong.kit.privacy.models import Reading
from rongtong.lib.actor import SYSTEM
from tests.kit.privacy.conftest import AT
from tests.sample.models import Ticket


@pytest.fixture
def ticket(user):
    return Ticket.objects.create(title="张晓明", organisation=1, owner=user.pk)


@pytest.fixture
def member(account):
    made = account("member")
    assign(user=made, role="org.member", organisation=1, actor=SYSTEM, at=AT)
    return made


def read(ticket, user, reason="to call back"):
    return reveal(obj=ticket, field="title", actor=actor_for(user, at=AT), at=AT, reason=reason)


def test_the_mask_shows_little(ticket):
    assert masked(ticket, "title") == "张**"
    with pytest.raises(LookupError):
        masked(ticket, "region")


def test_a_reading_is_written_down_for_the_person(ticket, member, user):
    assert read(ticket, member) == "张晓明"
    reading = Reading.objects.get()
    assert (reading.subject, reading.reader_name, reading.reason) == (user, "member", "to call back")
    entry = Entry.objects.get(verb="privacy.read")
    assert entry.data == {"field": "title", "of": user.pk}
    assert "晓明" not in str(entry.data)


def test_without_permission_or_reason_nothing_is_read(ticket, member, account):
    with pytest.raises(Refused):
        read(ticket, account("stranger"))
    with pytest.raises(ValidationError):
        read(ticket, member, reason="  x ")
    assert not Reading.objects.exists()


def test_ones_own_needs_no_reason(ticket, user):
    assert read(ticket, user, reason="") == "张晓明"
    assert not Reading.objects.exists()


def test_the_page_asks_for_a_reason_and_shows_once(client, ticket, member):
    client.force_login(member)
    address = reveal_url(ticket, "title")
    for page in (client.get(address), client.post(address), client.post(address, {"reason": ""})):
        assert "张晓明" not in page.content.decode()
    assert (
        "张晓明"
        in client.post(address, {"reason": "to call back"}, headers={"HX-Request": "true"}).content.decode()
    )
    assert Reading.objects.count() == 1


def test_the_page_for_strangers_former_members_and_what_is_not_declared(client, ticket, account, member):
    revoke(assignment=member.assignments.get(), actor=SYSTEM, at=timezone.now())
    for reader in (account("stranger"), member):
        client.force_login(reader)
        page = client.post(reveal_url(ticket, "title"), {"reason": "to call back"})
        assert page.status_code == 403
        assert "晓明" not in page.content.decode()
    for address in (
        "sample.Ticket/1/region",
        "accounts.User/1/password",
        "no.Model/1/x",
        "sample.Ticket/x/title",
    ):
        assert client.get(f"/privacy/reveal/{address}/").status_code == 404
    assert not Reading.objects.exists()
