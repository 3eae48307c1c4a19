"""Planning: whom to ask, each once; who does not want to be asked; who works on whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.campaigns.actions import answering, planning, targets
from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.queries.campaigns import seen, targets_of
from rongtong.apps.campaigns.queries.finding import Found, as_found, in_register, recognised
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM
from tests.factories import centres
from tests.factories.campaigns import PLANNED, campaign, found, officer, place, posted, running
from tests.factories.organisations import AT, acting, code, organisation

pytestmark = pytest.mark.django_db


def test_each_firm_is_put_on_the_list_once_whatever_it_is_called_by():
    house = organisation(name="渝新材料科技有限公司")
    made = campaign(house)
    again = [Found("渝新 材料科技(有限公司)"), Found("别的写法", house.uscc), Found("没登记的厂")]
    added = targets.add(campaign=made, found=recognised(again * 2, SYSTEM), actor=SYSTEM, at=AT)
    assert (added.made, added.folded, added.unknown) == (1, 5, 1)
    assert made.targets.get(organisation=None).missing == ["尚未在此登记", "没有信用代码", "没有电话或邮箱"]


def test_equal_names_with_two_codes_are_two_firms():
    made = campaign(Found("重庆机械厂", code()), Found("重庆机械厂", code()))
    assert made.targets.count() == 2


def test_the_register_gives_only_what_an_officer_serves():
    here, there = organisation(), organisation(region="510703")
    university = organisation(kind="university")
    who = officer("O", "500112")
    assert set(in_register(who, region="500000")) == {here, university}
    assert set(in_register(who, region="500000", kinds=["company"])) == {here}
    assert not in_register(who, region="510703").exists()
    made = campaign(by=who)
    added = targets.add(campaign=made, found=[as_found(there), as_found(here)], actor=who, at=AT)
    assert (added.made, added.outside) == (1, 1)


def test_who_said_none_until_a_day_is_left_out_until_then_and_who_said_never_for_good():
    one, other = organisation(), organisation()
    first, second = running(one, other)
    until = AT.date() + timedelta(days=90)
    answering.say_none(target=first, actor=SYSTEM, at=AT, again_on=until)
    answering.say_never(target=second, actor=SYSTEM, at=AT)
    for days, silent in ((0, 2), (100, 1)):
        made = campaign(at=AT)
        when = AT + timedelta(days=days)
        added = targets.add(campaign=made, found=found(one, other), actor=SYSTEM, at=when)
        assert added.silent == silent
    offers = campaign(side="offer", kinds=["result"])
    assert targets.add(campaign=offers, found=found(one, other), actor=SYSTEM, at=AT).silent == 1


def test_kinds_must_belong_to_the_side_and_a_running_campaign_asks_what_it_asked():
    with pytest.raises(ValidationError):
        campaign(side="offer", kinds=["talent"])
    made = campaign("甲厂", state="running")
    edited = planning.edit(
        campaign=made, values={"kinds": ["talent"], "why": "新"}, version=None, actor=officer(), at=AT
    )
    assert (edited.kinds, edited.why) == (PLANNED["kinds"], "新")


def test_nobody_plans_outside_their_regions_nor_after_their_post_ended():
    who = officer("Elsewhere", "510703")
    with pytest.raises(Refused):
        planning.plan(centre=place(), values=PLANNED, actor=who, at=AT)
    made = campaign("甲厂")
    assert not seen(who).exists()
    assert not targets_of(made, who).exists()
    user = posted()
    assert seen(acting(user)).get() == made
    from rongtong.apps.parties.actions import staff

    staff.end_post(posting=user.postings.get(), reason="调离", actor=SYSTEM, at=AT)
    assert not seen(acting(user)).exists()


def test_a_county_sees_its_part_of_a_campaign_of_the_city():
    city = centres.centre("500000", level="province")
    head = officer("Head", "500000", "500112", "500105")
    made = planning.plan(centre=city, values=PLANNED, actor=head, at=AT)
    rows = [Found("渝北一厂", region="500112"), Found("江北一厂", region="500105")]
    targets.add(campaign=made, found=recognised(rows, SYSTEM), actor=head, at=AT)
    county = officer("County", "500112")
    assert seen(county).get() == made
    assert [one.name for one in targets_of(made, county)] == ["渝北一厂"]
    with pytest.raises(Refused):
        planning.move(campaign=made, step="start", actor=county, at=AT)


def test_targets_are_given_evenly_to_the_nearest_officers():
    one, two = posted(), posted()
    made = campaign(*(f"第{n}厂" for n in range(5)))
    assert targets.assign_evenly(campaign=made, actor=officer(), at=AT) == 5
    counts = [Target.objects.filter(officer=user).count() for user in (one, two)]
    assert sorted(counts) == [2, 3]
    stranger = centres.posted(centres.centre("510000")).user
    with pytest.raises(ValidationError):
        targets.assign(
            campaign=made, targets=[made.targets.first().pk], officer=stranger, actor=officer(), at=AT
        )


def test_a_campaign_without_targets_does_not_start_and_a_started_one_has_its_end():
    with pytest.raises(Hindered, match="还没有"):
        campaign(state="running")
    made = campaign("甲厂", state="running")
    assert made.ends_at > AT + timedelta(days=27)
    longer = planning.move(campaign=made, step="extend", actor=officer(), at=AT, reason="few")
    assert longer.ends_at > made.ends_at + timedelta(days=13)
