import pytest

from rongtong.kit.clocks import start, stop
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.notices.models import Notice
from rongtong.kit.notices.writing import title_of
from tests.factories.accounts import account
from tests.kit.clocks.times import on
from tests.sample.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = on("2026-11-16 10:00")


@pytest.fixture
def ticket():
    owner = account()
    account()  # somebody else, who must hear nothing
    made = Ticket.objects.create(title="压铸件气孔", owner=owner.pk)
    start("sample.answer", made, at=MONDAY)
    return made


def heard():
    return [(notice.user_id, title_of(notice)) for notice in Notice.objects.order_by("pk")]


def test_those_the_data_names_are_reminded_and_told_at_the_end(ticket):
    tick(at=on("2026-11-23 09:00"))
    tick(at=on("2026-11-24 00:00"))
    said = ["答复期限将于 2026-11-23 到期：压铸件气孔", "答复期限已到期：压铸件气孔"]
    assert heard() == [(ticket.owner, text) for text in said]


def test_a_clock_stopped_in_time_tells_nobody(ticket):
    stop("sample.answer", ticket, at=MONDAY)
    tick(at=on("2026-11-24 00:00"))
    assert heard() == []
