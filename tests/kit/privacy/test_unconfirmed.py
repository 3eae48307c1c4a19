"""Accounts never confirmed go after their days; whoever confirmed, signed in or owns something stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.kit.accounts.actions.making import make_account
from rongtong.kit.accounts.models import User
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.actions import assign
from rongtong.kit.privacy.actions.retaining import run_rule
from rongtong.kit.privacy.retention import rules
from rongtong.lib.actor import SYSTEM

pytestmark = pytest.mark.django_db


def begun(email, days=31, **values):
    now = timezone.now()
    user = make_account(name="x", email=email, actor=SYSTEM, at=now, **values)
    User.objects.filter(pk=user.pk).update(created_at=now - timedelta(days=days))
    return user


def run(dry=False):
    rule = next(rule for rule in rules() if rule.name == "privacy.unconfirmed")
    return run_rule(rule=rule, dry=dry, actor=SYSTEM, at=timezone.now()).count


def test_what_was_never_confirmed_goes_after_its_days_and_is_written_down():
    old, young = begun("old@example.org"), begun("young@example.org", days=29)
    assert (run(dry=True), User.objects.count()) == (1, 2)
    assert (run(), set(User.objects.all())) == (1, {young})
    entry = Entry.objects.filter(verb="privacy.retention").latest("number")
    assert (entry.data["rule"], entry.data["count"]) == ("privacy.unconfirmed", 1)
    assert not User.objects.filter(pk=old.pk).exists()
    begun("old@example.org", days=0)  # the address is free again


def test_who_confirmed_or_signed_in_stays():
    begun("confirmed@example.org", verified=True)
    seen = begun("seen@example.org")
    User.objects.filter(pk=seen.pk).update(last_login=timezone.now())
    number = begun(None, phone="+8613800138000", verified=True)
    assert (run(), User.objects.count(), number.phone_verified) == (0, 3, True)


def test_who_owns_something_stays():
    user = begun("role@example.org")
    assign(user=user, role="broker", actor=SYSTEM, at=timezone.now())
    assert (run(), User.objects.filter(pk=user.pk).exists()) == (0, True)


def test_the_page_names_the_days():
    rule = next(rule for rule in rules() if rule.name == "privacy.unconfirmed")
    assert (rule.term.days, rule.term.length) == (30, "30 天")
