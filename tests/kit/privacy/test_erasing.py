from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from rongtong.kit.audit.models import Entry
from rongtong.kit.clocks.models import Clock
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_all
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.privacy import add_tag, parts, queries
from rongtong.kit.privacy.actions.erasing import ask_erasure
from rongtong.kit.privacy.models import Answer, Erasure, Tag
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import SYSTEM
from tests.kit.privacy.conftest import AT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def extra():
    """A part of tests that can fail, hinder and count."""
    calls: dict[str, list] = {"erased": [], "fail": [], "hinders": []}

    def erase(user, *, actor, at):
        if calls["fail"]:
            raise RuntimeError("the part fails")
        calls["erased"].append(user.pk)
        return 7

    parts._parts["tests"] = parts.Part(
        "tests", "Tests", lambda user: {}, erase,
        lambda user: [parts.Kept("Contracts", "民法典 §595", "10 years")], lambda user: calls["hinders"], 95,
    )  # fmt: skip
    yield calls
    del parts._parts["tests"]


@pytest.fixture
def asked(user, actor, extra):
    EmailAddress.objects.create(user=user, email=user.email)
    add_tag(user=user.pk, word="压铸", source="own", actor=actor, at=AT)
    Answer.objects.create(user=user, purpose="privacy.sharing", version=1, given=True, at=AT)
    return ask_erasure(user=user, actor=actor, at=timezone.now())


def much_later() -> None:
    """Let 60 days go by: the reminders, then the end."""
    for _event in range(3):
        tick(at=timezone.now() + timedelta(days=60))
    Job.objects.filter(next_at__gt=timezone.now()).update(next_at=timezone.now())
    work_all()


def named(user) -> bool:
    return (
        get_user_model().objects.filter(pk=user.pk, email=user.email, name=user.name, is_active=True).exists()
    )


def test_asking_starts_a_clock_and_erases_nothing(asked, user):
    assert Clock.objects.get(kind="privacy.erasure").about == asked.pk
    assert Notice.objects.get(name="privacy.erasure_asked").user == user
    assert named(user)


def test_asked_twice_it_is_one_request(asked, user, actor):
    assert ask_erasure(user=user, actor=actor, at=timezone.now()) == asked


def test_it_can_be_taken_back_by_its_person_only(asked, user, actor, account):
    with pytest.raises(Refused):
        perform(asked, "withdraw", actor=actor_for(account("other"), at=AT), at=timezone.now())
    perform(asked, "withdraw", actor=actor, at=timezone.now())
    much_later()
    assert named(user)
    assert Tag.objects.exists()


def test_only_staff_carries_it_out(asked, user, operator, actor):
    for other in (actor, actor_for(operator, at=timezone.now())):
        with pytest.raises(Refused):
            perform(asked, "execute", actor=other, at=timezone.now())
    assert named(user)


def test_carried_out_the_account_is_a_number(asked, user, staff, extra):
    perform(asked, "execute", actor=actor_for(staff, at=timezone.now()), at=timezone.now())
    work_all()
    asked.refresh_from_db()
    gone = get_user_model().objects.get(pk=user.pk)
    assert (gone.email, gone.name, gone.phone, gone.phone_digest, gone.is_active) == (
        None,
        "",
        "",
        None,
        False,
    )
    assert not gone.has_usable_password()
    assert not EmailAddress.objects.exists()
    assert not Tag.objects.exists()
    assert Answer.objects.count() == 1
    assert (asked.state, asked.erased["tests"], extra["erased"]) == ("erased", 7, [user.pk])
    assert not Clock.objects.filter(stopped_at=None).exists()


def test_nobody_decided_in_time(asked, user):
    much_later()
    assert not named(user)


def test_a_part_that_fails_is_gone_on_with_and_none_is_done_twice(asked, user, staff, extra):
    extra["fail"].append(True)
    perform(asked, "execute", actor=actor_for(staff, at=timezone.now()), at=timezone.now())
    work_all()
    asked.refresh_from_db()
    done = dict(asked.erased)
    assert asked.state == "executing"
    assert "privacy" in done
    assert "tests" not in done
    assert named(user)
    extra["fail"].clear()
    Job.objects.filter(name="privacy.erase").update(next_at=timezone.now())
    work_all()
    asked.refresh_from_db()
    assert asked.state == "erased"
    assert asked.erased.items() >= done.items()
    told = Entry.objects.filter(verb="privacy.part_erased")
    assert len({entry.data["part"] for entry in told}) == told.count()


def test_what_must_be_settled_first(user, actor, extra, asked, staff):
    extra["hinders"].append("Hand the organisation over first.")
    with pytest.raises(Hindered, match="Hand the organisation over"):
        perform(asked, "execute", actor=actor_for(staff, at=timezone.now()), at=timezone.now())
    much_later()
    assert named(user)
    perform(asked, "withdraw", actor=actor, at=timezone.now())
    with pytest.raises(ValidationError, match="Hand the organisation over"):
        ask_erasure(user=user, actor=actor, at=timezone.now())
    assert Erasure.objects.count() == 1


def test_a_refusal_gives_its_reason(asked, user, staff):
    handler = actor_for(staff, at=timezone.now())
    with pytest.raises(Hindered):
        perform(asked, "refuse", actor=handler, at=timezone.now())
    perform(asked, "refuse", actor=handler, at=timezone.now(), reason="contract")
    assert Notice.objects.get(name="privacy.erasure_refused").user == user
    assert not Clock.objects.filter(stopped_at=None).exists()


def test_what_law_keeps_is_named_with_its_article(user, extra):
    kept = {str(item.article) for item in queries.kept_by_law(user)}
    assert "民法典 §595" in kept
    assert len(kept) == 3


def test_nobody_finishes_by_hand(asked, staff):
    with pytest.raises(Refused):
        perform(asked, "finish", actor=actor_for(staff, at=timezone.now()), at=timezone.now())
    assert Erasure.objects.get().state == "requested"
    assert perform(asked, "execute", actor=SYSTEM, at=timezone.now()).state == "executing"


def test_the_trail_keeps_names_and_holds_as_the_page_says(asked, user):
    name = user.name
    assert any("审计日志，含操作人" in str(kept.what) for kept in queries.kept_by_law(user))
    much_later()
    assert not get_user_model().objects.filter(name=name).exists()
    assert Entry.objects.get(verb="privacy.erasure.asked").actor_name == name
    call_command("verify_audit")
