import pytest

from rongtong.kit.fields import digest
from rongtong.kit.fields.ring import ring
from rongtong.kit.fields.rotation import rotate

FRESH = "a-fresh-key-for-the-tests"


@pytest.fixture
def cards(card):
    """Five rows under the old key, one without a value."""
    for number in range(5):
        card.objects.create(phone=f"+861380013800{number}")
    card.objects.create()
    return card


def test_everything_moves_to_the_newest_key_and_cipher(cards, stored, settings):
    settings.FIELD_KEYS, settings.FIELD_CIPHER = [FRESH, *settings.FIELD_KEYS], "sm4-gcm"
    assert rotate(cards, cards._meta.get_field("phone"), 2).moved == 5
    settings.FIELD_KEYS = [FRESH]
    first = cards.objects.earliest("pk")
    assert first.phone == "+8613800138000"
    assert stored("phone", first.pk).startswith("sm4$")
    assert first.phone_digest == digest("+8613800138000", "card.phone")


def test_a_second_run_goes_on_where_the_first_stopped(cards, settings):
    settings.FIELD_KEYS = [FRESH, *settings.FIELD_KEYS]
    for done in cards.objects.order_by("pk")[:3]:
        done.save()
    assert rotate(cards, cards._meta.get_field("phone"), 2).moved == 2
    assert rotate(cards, cards._meta.get_field("phone"), 2).moved == 0


def test_what_no_key_opens_is_counted_and_kept(cards, stored, settings):
    known, first = settings.FIELD_KEYS, cards.objects.earliest("pk")
    before = stored("phone", first.pk)
    settings.FIELD_KEYS = [FRESH]
    count = rotate(cards, cards._meta.get_field("phone"), 2)
    assert (count.moved, count.unreadable) == (0, 5)
    assert stored("phone", first.pk) == before
    settings.FIELD_KEYS = known
    assert cards.objects.get(pk=first.pk).phone == "+8613800138000"


def test_a_row_saved_meanwhile_is_left_alone(cards, settings, monkeypatch):
    settings.FIELD_KEYS = [FRESH, *settings.FIELD_KEYS]
    opened, first = type(ring()).open, cards.objects.earliest("pk").pk

    def saved_meanwhile(self, sealed, about):
        cards.objects.filter(pk=first).update(phone="newer")
        return opened(self, sealed, about)

    monkeypatch.setattr(type(ring()), "open", saved_meanwhile)
    rotate(cards, cards._meta.get_field("phone"), 50)
    monkeypatch.undo()
    assert cards.objects.earliest("pk").phone == "newer"
