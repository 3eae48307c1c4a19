from datetime import date, timedelta

import pytest

from rongtong.kit.audit.models import Entry
from rongtong.kit.privacy import consented, consents, queries, recommends
from rongtong.kit.privacy.actions.answering import answer, choose
from rongtong.kit.privacy.models import Answer
from tests.kit.privacy.conftest import AT

CODE = "privacy.recommendations"
DATA = """
["privacy.recommendations"]
zh = "推荐"
en = "Recommendations"
[["privacy.recommendations".versions]]
version = 1
from = 2026-01-01
text_zh = "一"
text_en = "one"
[["privacy.recommendations".versions]]
version = 2
from = 2026-04-01
text_zh = "二"
text_en = "two"
"""
LATER = AT + timedelta(days=60)


@pytest.fixture(autouse=True)
def _two_wordings(monkeypatch):
    data = consents.read(DATA)
    for place in (consents, queries, __import__("rongtong.kit.privacy.actions.answering", fromlist=["x"])):
        monkeypatch.setattr(place, "purposes", lambda: data)


def standing(user, at):
    return queries.standings(user.pk, at)[0]


def say(user, actor, given, at=AT, version=1):
    answer(user=user.pk, purpose=CODE, version=version, given=given, actor=actor, at=at)


def test_nothing_is_agreed_before_somebody_says_so(user):
    assert standing(user, AT).asks
    assert not consented(user.pk, CODE, AT)


def test_agreeing_and_withdrawing(user, actor):
    say(user, actor, given=True)
    assert consented(user.pk, CODE, AT)
    say(user, actor, given=False)
    assert not consented(user.pk, CODE, AT)
    assert Answer.objects.count() == 2
    assert [entry.verb for entry in Entry.objects.all()] == ["privacy.agreed", "privacy.refused"]


def test_a_new_wording_asks_again_and_covers_nothing_before(user, actor):
    say(user, actor, given=True)
    assert standing(user, LATER).asks
    assert not consented(user.pk, CODE, LATER)


def test_who_refused_is_never_asked_again(user, actor):
    say(user, actor, given=False)
    assert not standing(user, AT).asks
    assert not standing(user, LATER).asks


def test_only_the_wording_that_counts_can_be_answered(user, actor):
    with pytest.raises(ValueError, match="wording"):
        say(user, actor, given=True, at=LATER, version=1)
    with pytest.raises(KeyError):
        answer(user=user.pk, purpose="none", version=1, given=True, actor=actor, at=AT)
    assert not Answer.objects.exists()


def test_the_answers_of_others_count_for_others(user, actor, account):
    other = account("other")
    say(user, actor, given=True)
    assert not consented(other.pk, CODE, AT)
    assert standing(other, AT).asks


def test_recommendations_wait_for_a_yes_and_are_switched_off_and_on(user, actor, account):
    assert not recommends(user.pk, AT)
    choose(user=user.pk, recommend=True, actor=actor, at=AT)
    assert recommends(user.pk, AT)
    assert consented(user.pk, "privacy.recommendations", AT)
    assert not recommends(account("other").pk, AT)
    choose(user=user.pk, recommend=False, actor=actor, at=AT)
    assert not recommends(user.pk, AT)


def test_recommendations_end_with_the_consent(user, actor):
    choose(user=user.pk, recommend=True, actor=actor, at=AT)
    answer(user=user.pk, purpose="privacy.recommendations", version=1, given=False, actor=actor, at=AT)
    assert not recommends(user.pk, AT)


def test_later_wordings_have_higher_numbers():
    with pytest.raises(ValueError, match="higher"):
        consents.read(DATA.replace("version = 2", "version = 1"))
    assert consents.read(DATA)[CODE].on(date(2025, 1, 1)) is None
