"""A new index key: every value is found before, while and after its digest is made anew."""

import pytest
from django.core.management import call_command

from rongtong.kit.fields import digest
from rongtong.kit.fields.ring import digests
from rongtong.kit.fields.rotation import redigest

FRESH = "a-fresh-index-key-for-the-tests"
NUMBERS = [f"+861380013800{number}" for number in range(5)]


@pytest.fixture
def cards(card, settings):
    """Five rows under the old key and one without a value; the key is changed."""
    for number in NUMBERS:
        card.objects.create(phone=number)
    card.objects.create()
    settings.OLD_INDEX_KEYS, settings.INDEX_KEY = [settings.INDEX_KEY], FRESH
    return card


def found(cards):
    return [
        number
        for number in NUMBERS
        if cards.objects.filter(phone_digest__in=digests(number, "card.phone")).count() == 1
    ]


def field(cards):
    return cards._meta.get_field("phone_digest")


def test_each_value_is_found_at_every_stage_and_at_last_without_the_old_key(cards, settings):
    assert found(cards) == NUMBERS
    cards.objects.earliest("pk").save()  # one is new already: as if stopped half way
    assert found(cards) == NUMBERS
    assert redigest(cards, field(cards), 2).moved == 4
    assert redigest(cards, field(cards), 2).moved == 0
    settings.OLD_INDEX_KEYS = []
    assert found(cards) == NUMBERS
    assert cards.objects.latest("pk").phone_digest is None


def test_what_no_key_opens_keeps_its_digest_and_is_counted(cards, settings):
    before = cards.objects.earliest("pk").phone_digest
    settings.FIELD_KEYS = ["another-field-key-altogether"]
    count = redigest(cards, field(cards), 2)
    assert (count.moved, count.unreadable) == (0, 5)
    assert cards.objects.values_list("phone_digest", flat=True).earliest("pk") == before


def test_without_the_old_key_nothing_is_found_before_the_run(cards, settings):
    settings.OLD_INDEX_KEYS = []
    assert found(cards) == []
    redigest(cards, field(cards), 50)
    assert cards.objects.earliest("pk").phone_digest == digest(NUMBERS[0], "card.phone")


def test_the_command_names_every_column(db, capsys):
    call_command("rotate_index")
    assert "accounts_user.phone_digest: 0 made anew" in capsys.readouterr().out
