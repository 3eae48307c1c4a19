"""The demo region: made by real actions, once, with something to do for every role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Count
from django.test import Client, override_settings
from django.utils import timezone

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.conversion.models import Flag
from rongtong.apps.conversion.queries.checking import faults
from rongtong.apps.conversion.workflow.flags import WORKFLOW as FLAGS
from rongtong.apps.disclosure.models import Agreement, Reading
from rongtong.apps.disclosure.workflow.agreements import WORKFLOW as AGREEMENTS
from rongtong.apps.ledger.models import Payment
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.workflow.orders import WORKFLOW as ORDERS
from rongtong.apps.parties.models import (
    Centre,
    Claim,
    Identity,
    Membership,
    Organisation,
    Person,
    Verification,
)
from rongtong.apps.parties.queries.identity import claimable
from rongtong.apps.parties.rules.persons import VIEW
from rongtong.kit.accounts.models import User
from rongtong.kit.audit import queries as trail
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from rongtong.kit.permissions import can, visible
from rongtong.kit.permissions.queries import holding
from rongtong.kit.permissions.register import permissions
from rongtong.kit.permissions.roles import roles
from rongtong.lib import checks
from rongtong.lib.actor import SYSTEM
from rongtong.site.demo import city, conversion, disclosure, market, orders
from rongtong.site.demo.campaigns import told
from rongtong.site.demo.city import planned, progress, there
from rongtong.site.demo.jobs import FILL, PART
from rongtong.site.demo.plan import VILLAGE, houses, items
from rongtong.site.demo.story import tell
from rongtong.site.demo.tale import acting, rows
from tests.factories import vocab

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("region")]
NOW = timezone.now()
SOME = 20
"""Needs and offers of the village: every state is among the first twenty."""


@pytest.fixture(scope="module")
def region(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Tell the story once for all tests here and take it back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        vocab.load()
        tell(actor=SYSTEM, at=NOW)
        city.add(first=0, most=SOME, size="village", actor=SYSTEM, at=NOW)
        assert told(actor=SYSTEM, at=NOW) == 2
        yield
        transaction.set_rollback(True)


def test_the_tree_has_the_real_shape():
    sizes = {level: Centre.objects.filter(level=level).count() for level in ("province", "city", "county")}
    assert sizes == {"province": 2, "city": 20, "county": 40}


def test_telling_it_again_adds_nothing():
    models = [model for model in apps.get_models() if model.__module__.startswith("rongtong")]
    before = {model._meta.label: model._default_manager.count() for model in models}
    tell(actor=SYSTEM, at=NOW)
    assert city.add(first=0, most=SOME, size="village", actor=SYSTEM, at=NOW) == 0
    assert {model._meta.label: model._default_manager.count() for model in models} == before


def test_one_campaign_runs_and_one_has_ended():
    assert dict(Campaign.objects.values_list("state").annotate(n=Count("pk"))) == {"running": 1, "closed": 1}
    said = set(Target.objects.values_list("state", flat=True))
    assert {"waiting", "opened", "answered", "none", "unreachable", "declined"} <= said
    assert Target.objects.filter(officer=None).count() == 0
    assert told(actor=SYSTEM, at=NOW) == 0


def test_orders_are_in_every_state_and_money_in_every_way():
    assert orders.told(actor=SYSTEM, at=NOW) >= len(orders.DEALS)
    assert set(Order.objects.values_list("state", flat=True)) == set(ORDERS.by_state)
    assert {"reported", "confirmed", "refused"} <= set(Payment.objects.values_list("state", flat=True))
    assert orders.told(actor=SYSTEM, at=NOW) == 0


def test_doubts_are_in_every_state_and_every_row_of_the_account_has_its_record():
    conversion.told(actor=SYSTEM, at=NOW)
    assert conversion.judged(actor=SYSTEM, at=NOW) == len(conversion.JUDGED)
    assert set(Flag.objects.values_list("state", flat=True)) == set(FLAGS.by_state)
    assert {"duplicate", "circle", "split"} <= set(Flag.objects.values_list("check_name", flat=True))
    assert list(faults()) == []
    assert conversion.told(actor=SYSTEM, at=NOW) == conversion.judged(actor=SYSTEM, at=NOW) == 0


def test_an_agreement_has_run_out_and_another_opens_a_room():
    there = disclosure.told(actor=SYSTEM, at=NOW)
    states = set(Agreement.objects.values_list("state", flat=True))
    assert {"expired", "standing"} <= states <= set(AGREEMENTS.by_state)
    assert {"view", "copy"} == set(Reading.objects.values_list("way", flat=True))
    assert disclosure.told(actor=SYSTEM, at=NOW) == there


def test_every_role_has_a_door():
    doors = User.objects.filter(demo=True)
    assert set(roles()) <= {row.role for row in holding(NOW).filter(user__in=doors)}
    assert all(user.demo_hint for user in doors)


def test_no_account_has_a_password():
    assert not any(user.has_usable_password() for user in User.objects.all())


@override_settings(DEMO=True)
def test_each_door_s_workbench_opens_and_shows_something_to_do():
    for user in User.objects.filter(demo=True):
        client = Client()
        client.force_login(user)
        page = client.get("/me/")
        assert page.status_code == 200, user
        assert 'class="card"' in page.content.decode(), user


def test_codes_hold_their_check_characters_and_are_nobody_s():
    for one in Organisation.objects.all():
        assert checks.uscc(one.uscc) == one.uscc
        assert one.uscc[8:13] == "MADEM"
    assert len({row["kind"] for row in rows("organisations")}) == 7


def test_every_state_is_there():
    cases = set(Verification.objects.values_list("state", flat=True))
    assert {"draft", "submitted", "in_review", "returned", "refused", "verified", "suspended"} <= cases
    found = set(Identity.objects.values_list("state", flat=True))
    assert found == {"unverified", "asserted", "checked", "resolved", "disputed"}
    assert Membership.objects.filter(state="requested").exists()
    assert not Claim.objects.exists()


def test_the_newcomer_finds_the_record_drafted_for_them():
    newcomer = User.objects.get(email="newcomer@example.org")
    assert [person.name for person in claimable(newcomer)] == ["初来"]


def test_nobody_drafted_is_public():
    assert not Person.objects.filter(user=None).exclude(listed_at=None).exists()


def test_the_trail_of_it_holds():
    assert list(trail.faults()) == []


WHO = (
    "officer.510703",
    "head.510700",
    "reviewer.510000",
    "leiting",
    "agent",
    "member1",
    "newcomer",
    "operator",
)


@pytest.mark.parametrize("key", WHO)
def test_filter_and_predicate_agree_on_every_record(key):
    actor = acting(User.objects.get(email=f"{key}@example.org"), NOW)
    for permission in permissions().values():
        if not permission.on.startswith("parties."):
            continue
        records = list(apps.get_model(permission.on)._default_manager.all())
        seen = set(visible(actor, permission, apps.get_model(permission.on)._default_manager.all()))
        assert seen == {record for record in records if can(actor, permission, record)}, permission.name


def test_an_officer_reaches_the_own_county_and_nothing_beyond():
    officer = acting(User.objects.get(email="officer.510703@example.org"), NOW)
    found = visible(officer, VIEW, Person.objects.all())
    assert set(found.values_list("region", flat=True)) == {"510703"}
    assert Person.objects.exclude(region="510703").exists()


def test_who_has_left_reaches_nothing():
    former = acting(User.objects.get(email="officer.511702@example.org"), NOW)
    assert former.held == ()
    assert not visible(former, VIEW, Person.objects.all()).exists()


def test_needs_are_in_every_state_a_user_can_meet():
    assert set(Listing.objects.values_list("state", flat=True)) == {
        "draft", "submitted", "in_review", "returned", "published", "expired", "closed", "taken_down",
    }  # fmt: skip
    assert Listing.objects.exclude(veiled=[]).exists()
    assert Listing.objects.filter(state="closed").exclude(outcome="").exists()


def test_what_is_published_belongs_to_somebody_verified():
    for listing in Listing.objects.filter(state="published"):
        assert listing.organisation.verified, listing


def test_a_step_that_breaks_off_leaves_nothing(monkeypatch):
    before, step, done = Listing.objects.count(), market._step, []

    def breaks(*given):
        done.append(given)
        if len(done) == 5:
            raise KeyboardInterrupt
        return step(*given)

    monkeypatch.setattr(market, "_step", breaks)
    with pytest.raises(KeyboardInterrupt):
        city.add(first=SOME, most=6, size="village", actor=SYSTEM, at=NOW)
    assert Listing.objects.count() == before
    monkeypatch.undo()
    assert city.add(first=SOME, most=2, size="village", actor=SYSTEM, at=NOW) == 2


def test_the_village_is_the_beginning_of_the_city():
    village, whole = items("village"), items("city")
    assert whole[: len(village)] == village
    assert len(village) == sum(VILLAGE.values())
    assert {"laser", "die", "univ1", "serv1", "valve"} <= {item.door for item in village}
    assert len(houses("city")) >= 400
    assert len({house.name for house in houses("city")}) == len(houses("city"))


def test_the_worker_fills_a_part_and_asks_for_the_next(settings):
    settings.DEMO, settings.DEMO_SIZE = True, "city"
    enqueue(FILL, actor=SYSTEM, at=NOW, key="part 0", part=0)
    assert progress() == f"{there()} / {planned('city'):,}"
    made = work_on(Job.objects.get(name=FILL).pk)
    assert made is not None
    assert there() >= PART
    assert list(Job.objects.filter(name=FILL).order_by("pk").values_list("key", "state")) == [
        ("part 0", "done"), ("part 1", "waiting"),
    ]  # fmt: skip


def test_switched_off_the_worker_fills_nothing(settings):
    settings.DEMO, settings.DEMO_SIZE = True, "village"
    before = there()
    waiting = enqueue(FILL, actor=SYSTEM, at=NOW, key="part 9", part=9)
    work_on(waiting.pk)
    assert there() == before
    assert progress() == ""
