"""Answering: by a link, as a member, through an officer; nothing is public without a person's yes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.campaigns.actions import answering, coming, planning, taking, targets
from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.queries import asked
from rongtong.apps.campaigns.queries.finding import Found
from rongtong.apps.catalogue.models import Listing
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, Hindered
from rongtong.lib.actor import ANONYMOUS, SYSTEM
from tests.factories.campaigns import answer, campaign, officer, running
from tests.factories.catalogue import NEED, house, listing
from tests.factories.organisations import AT, acting, admin_of, code, organisation

pytestmark = pytest.mark.django_db


def states(*targets_: Target) -> list[str]:
    return [Target.objects.get(pk=one.pk).state for one in targets_]


def test_an_answer_waits_for_a_yes_and_makes_nothing_before():
    target = running("还没登记的厂")[0]
    sent = answer(target)
    assert (sent.state, states(target), Listing.objects.count()) == ("sent", ["answered"], 0)
    with pytest.raises(Hindered, match="登记"):
        taking.confirm(answer=sent, word="电话里说的", actor=officer(), at=AT)


def test_an_answer_that_lacks_what_it_must_have_is_not_sent():
    target = running("甲厂")[0]
    made = answer(target, "writing", detail="")
    with pytest.raises(Hindered, match="详细"):
        answering.send(answer=made, actor=SYSTEM, at=AT)
    assert states(target) == ["waiting"]


def test_a_member_takes_an_answer_over_as_a_draft_of_the_organisation():
    firm = organisation()
    target = running(firm)[0]
    sent = answer(target)
    made = taking.claim(answer=sent, organisation=firm, actor=acting(admin_of(firm)), at=AT)
    assert (made.state, made.organisation, made.title) == ("draft", firm, NEED["title"])
    assert made.sources.get(name="title").reference == target.campaign.name
    with pytest.raises(Hindered):
        taking.claim(answer=sent, organisation=firm, actor=acting(admin_of(firm)), at=AT)
    assert Listing.objects.count() == 1


def test_an_officer_hands_it_in_on_its_behalf_and_the_trail_names_both():
    firm = house(name="渝新压铸有限公司")
    sent = answer(running(firm)[0])
    who = officer("赵行舟")
    with pytest.raises(ValidationError):
        taking.confirm(answer=sent, word=" ", actor=who, at=AT)
    made = taking.confirm(answer=sent, word="电话：李经理 3 月 2 日", actor=who, at=AT)
    assert made.state == "submitted"
    told = Entry.objects.get(verb="catalogue.listing.submit")
    assert (told.actor, told.actor_name) == (who.id, "赵行舟 代 渝新压铸有限公司")
    assert "李经理" in made.sources.get(name="title").reference


def test_strangers_and_officers_elsewhere_take_nothing_over():
    firm, other = organisation(), organisation()
    sent = answer(running(firm)[0])
    with pytest.raises(ValidationError, match="另一家"):
        taking.claim(answer=sent, organisation=other, actor=acting(admin_of(other)), at=AT)
    with pytest.raises(Refused):
        taking.claim(answer=sent, organisation=firm, actor=acting(admin_of(other)), at=AT)
    with pytest.raises(Refused):
        taking.confirm(answer=sent, word="说了", actor=officer("E", "510703"), at=AT)
    assert Listing.objects.count() == 0


def test_a_firm_that_registers_later_takes_its_answer_over_by_code_or_name():
    number = code()
    target, named = running(Found("后来登记的厂", number, region="500112"), "只有名字的厂")
    firm, other = organisation(uscc=number), organisation(name="只有名字的厂", uscc="")
    for one, sent in ((other, answer(target)), (firm, answer(named))):
        with pytest.raises(ValidationError):
            taking.claim(answer=sent, organisation=one, actor=acting(admin_of(one)), at=AT)
    for one, owner in ((target, firm), (named, other)):
        made = taking.claim(
            answer=one.answers.first(), organisation=owner, actor=acting(admin_of(owner)), at=AT
        )
        assert made.organisation == owner


def test_what_is_still_open_is_renewed_and_what_is_settled_closed_once_somebody_says_yes():
    firm = house()
    need, solved = (listing(state="published", owner=firm) for _each in range(2))
    target = running(firm, at=AT + timedelta(days=60))[0]
    later = AT + timedelta(days=61)
    still = answering.say_still(target=target, listing=need, actor=SYSTEM, at=later)
    closed = answering.say_still(target=target, listing=solved, outcome="here", actor=SYSTEM, at=later)
    need.refresh_from_db()
    before = need.expires_on
    assert (need.state, states(target)) == ("published", ["answered"])
    by = {"actor": officer(), "at": later, "word": "电话"}
    assert taking.confirm(answer=still, **by).expires_on > before
    assert taking.confirm(answer=closed, **by).outcome == "here"


def test_only_the_organisations_own_open_ones_are_asked_about():
    firm, other = house(), house()
    own = listing(state="published", owner=firm)
    hidden = listing(state="published", owner=firm, veiled=["organisation"])
    draft, foreign = listing(owner=firm), listing(state="published", owner=other)
    target = running(firm)[0]
    assert asked.open_listings(target, ANONYMOUS) == [own]
    assert set(asked.open_listings(target, acting(admin_of(firm)))) == {own, hidden}
    for one in (hidden, draft, foreign):
        with pytest.raises(Hindered):
            answering.say_still(target=target, listing=one, actor=SYSTEM, at=AT)
    assert Answer.objects.count() == 0


def test_one_answer_counts_for_two_campaigns_that_ask_the_same():
    firm = organisation()
    first = running(firm, "只在第一轮的厂")[0]
    second = running(firm, kinds=["service", "talent"])[0]
    other = running(firm, side="offer", kinds=["result"])[0]
    assert (second.asked_by, other.asked_by) == (first, None)
    answer(second)
    assert states(first, second, other) == ["answered", "answered", "waiting"]


def test_when_the_asking_campaign_ends_the_other_asks_by_itself():
    firm = organisation()
    first, second = running(firm)[0], running(firm)[0]
    planning.move(campaign=first.campaign, step="call_off", reason="mistake", actor=officer(), at=AT)
    second.refresh_from_db()
    assert (second.asked_by, second.state) == (None, "waiting")


def test_what_was_answered_in_another_campaign_is_offered_again_to_the_same_firm_only():
    firm, other = organisation(), organisation()
    told = answer(running(firm, other, kinds=["service"])[0])
    again, foreign = running(firm, other, kinds=["service"])
    assert asked.earlier(again) == [told]
    assert asked.earlier(foreign) == []


def test_two_who_write_into_one_answer_do_not_overwrite_each_other():
    made = answer(running("甲厂")[0], "writing")
    answering.save(answer=made, values={"title": "第一个"}, version=0, actor=SYSTEM, at=AT)
    with pytest.raises(Conflict):
        answering.save(answer=made, values={"title": "第二个"}, version=0, actor=SYSTEM, at=AT)
    assert Answer.objects.get().values["title"] == "第一个"


def test_who_comes_by_the_public_link_is_put_together_with_a_listed_one_by_an_officer():
    listed = running(Found("渝北一厂", region="500112"))[0]
    came = coming.come(campaign=listed.campaign, name="渝北一厂", uscc="", region="", actor=SYSTEM, at=AT)
    sent = answer(came)
    assert (came.twin, states(listed)) == (listed, ["waiting"])
    targets.put_together(target=came, actor=officer(), at=AT)
    sent.refresh_from_db()
    assert (sent.target, states(listed, came)) == (listed, ["answered", "withdrawn"])


def test_the_public_link_takes_no_flood():
    made = campaign("甲厂", state="running")
    for n in range(60):
        coming.come(campaign=made, name=f"第{n}厂", uscc="", region="", actor=SYSTEM, at=AT)
    with pytest.raises(Hindered, match="一小时"):
        coming.come(campaign=made, name="再一家", uscc="", region="", actor=SYSTEM, at=AT)
