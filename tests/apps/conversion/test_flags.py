"""A doubt keeps deals out of the figures until an auditor who is no party clears it; both sides are told."""

from __future__ import annotations

import pytest
from django.test import Client

from rongtong.apps.conversion.actions.examining import examine
from rongtong.apps.conversion.actions.judging import judge
from rongtong.apps.conversion.models import Deal, Flag
from rongtong.apps.conversion.queries.funnel import funnel
from rongtong.apps.orders.models import Order
from rongtong.apps.parties.models import Membership
from rongtong.kit.accounts.models import Device
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.actions import assign
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM, Actor, Held
from tests.factories import catalogue, orders
from tests.factories.accounts import account
from tests.factories.conversion import AUDITOR, deal, flag, hear, round_trip
from tests.factories.organisations import AT, acting, admin_of

pytestmark = pytest.mark.django_db
BY = {"actor": AUDITOR, "at": AT}


def held():
    return set(Deal.objects.filter(held=True).values_list("pk", flat=True))


def test_of_what_is_counted_twice_the_first_stays():
    one = flag()
    assert held() == {one.deal_id}
    found = funnel(Deal.objects.all(), open_records=True)
    signed = found.lines[5]
    assert (signed.count, signed.review, signed.fen) == (1, 1, orders.PRICE)


def test_a_circle_holds_all_of_its_deals():
    both = round_trip()
    one = Flag.objects.get()
    assert (one.check_name, held()) == ("circle", {deal.pk for deal in both})
    assert set(one.shown_by.all()) == {both[0]}


def test_three_on_one_day_look_cut_up():
    service, house = orders.offer(), catalogue.house()
    for number in range(3):
        part = orders.offer(owner=service.organisation, title=f"检测{number}")
        made = orders.order("delivered", of=part, buyer=house)
        hear()
    one = Flag.objects.get(check_name="split")
    assert (one.deal.root_key, len(held())) == (made.pk, 3)


def test_people_and_devices_of_both_sides_are_counted_not_named():
    one = deal("ordered")
    seller = admin_of(one.seller.organisation)
    Membership.objects.create(
        organisation=one.buyer.organisation, user=seller, state="active", created_at=AT, since=AT
    )
    for user in (seller, admin_of(one.buyer.organisation)):
        Device.objects.create(user=user, digest="d" * 64, label="x", first_at=AT, last_at=AT)
    orders.step(Order.objects.get(), "deliver")
    hear()
    assert set(Flag.objects.values_list("check_name", "tie")) == {("people", 1), ("device", 1)}


@pytest.mark.parametrize(
    ("step", "reason", "still"), [("clear", "regular", False), ("uphold", "twice", True)]
)
def test_the_judgment_counts_at_once_and_both_sides_are_told(step, reason, still):
    one = flag()
    Notice.objects.all().delete()
    done = judge(flag=one, step=step, reason=reason, note="看了台账", **BY)
    assert (done.reason, bool(held())) == (reason, still)
    told = set(Notice.objects.filter(name=f"conversion.{done.state}").values_list("user", flat=True))
    assert told == {admin_of(side.organisation).pk for side in (one.deal.buyer, one.deal.seller)}
    assert judge(flag=done, step="reopen", reason="evidence", **BY).state == "open"
    assert held() == {one.deal_id}


def test_another_doubt_still_holds_it():
    both = round_trip()
    made = orders.order("delivered", of=both[0].offer, buyer=both[0].buyer.organisation)
    hear()
    last = Deal.objects.get(root_key=made.pk)
    first, second = last.flags.order_by("pk")
    judge(flag=first, step="clear", reason="chance", **BY)
    assert last.pk in held()
    judge(flag=second, step="clear", reason="chance", **BY)
    assert last.pk not in held()


def test_neither_a_party_nor_a_stranger_judges_and_nothing_changes():
    one = flag()
    side = admin_of(one.deal.buyer.organisation)
    own = acting(side)
    party = Actor("user", side.pk, "x", (*own.held, Held("auditor")))
    for actor, fault in ((own, Refused), (acting(account()), Refused), (party, Hindered)):
        with pytest.raises(fault):
            judge(flag=one, step="clear", reason="regular", actor=actor, at=AT)
    with pytest.raises(Hindered):
        judge(flag=one, step="clear", reason="because", **BY)
    assert (Flag.objects.get(pk=one.pk).state, held()) == ("open", {one.deal_id})


def test_a_test_doubts_a_deal_once_whatever_came_of_it():
    one = flag()
    judge(flag=one, step="clear", reason="regular", **BY)
    assert examine(deal=one.deal, actor=SYSTEM, at=AT) == []
    assert Flag.objects.count() == 1


def test_the_auditor_judges_on_the_page_and_a_side_reads_the_outcome():
    one = flag()
    auditor = account()
    assign(user=auditor, role="auditor", actor=SYSTEM, at=AT, reason="audits")
    client, side = Client(), Client()
    client.force_login(auditor)
    session = client.session
    session["factor"] = True
    session.save()
    side.force_login(admin_of(one.deal.seller.organisation))
    assert f"/conversion/doubts/{one.pk}/" in client.get("/conversion/doubts/").content.decode()
    sent = {"transition": "clear", "reason": "regular", "version": 0}
    client.post(f"/conversion/doubts/{one.pk}/move/", sent)
    assert Flag.objects.get().state == "cleared"
    assert "正常的重复采购" in side.get(f"/conversion/doubts/{one.pk}/").content.decode()
    assert side.get("/conversion/doubts/").status_code == 403
