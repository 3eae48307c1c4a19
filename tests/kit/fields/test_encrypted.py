import pytest
from django.core.exceptions import FieldError
from django.db import connection

from rongtong.kit.fields import Unreadable, digest, digests

PHONE = "+8613800138000"


@pytest.mark.parametrize("cipher", ["aes-256-gcm", "sm4-gcm"])
def test_the_database_holds_ciphertext_only(card, stored, settings, cipher):
    settings.FIELD_CIPHER = cipher
    made = card.objects.create(phone=PHONE)
    assert stored("phone", made.pk).startswith(cipher[:3])
    assert "13800138000" not in stored("phone", made.pk)
    assert card.objects.get().phone == PHONE


def test_nothing_typed_stays_nothing(card, stored):
    made = card.objects.create()
    assert (stored("phone", made.pk), stored("note", made.pk), made.phone_digest) == ("", None, None)


def test_two_equal_values_look_different(card, stored):
    one, two = card.objects.create(phone=PHONE), card.objects.create(phone=PHONE)
    assert stored("phone", one.pk) != stored("phone", two.pk)
    assert one.phone_digest == two.phone_digest == digest(PHONE, "card.phone")


def test_a_query_set_update_and_a_bulk_write_encrypt_too(card, stored):
    made = card.objects.create(phone="1")
    card.objects.update(phone=PHONE)
    assert "13800138000" not in stored("phone", made.pk)
    made.phone = "+8613900139000"
    card.objects.bulk_update([made], ["phone"])
    assert "13900139000" not in stored("phone", made.pk)
    assert card.objects.get().phone == "+8613900139000"


def test_a_value_copied_to_another_column_cannot_be_read(card):
    made = card.objects.create(phone=PHONE)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE fields_card SET note = phone")
    copied = card.objects.get(pk=made.pk)
    assert isinstance(copied.note, Unreadable)
    assert copied.note.code == "damaged"
    assert PHONE not in copied.note


def test_a_list_with_an_unreadable_row_still_shows(card, settings):
    card.objects.create(phone=PHONE)
    settings.FIELD_KEYS = ["another-key-for-the-tests"]
    card.objects.create(phone="+8613900139000")
    first, second = card.objects.order_by("pk")
    assert isinstance(first.phone, Unreadable)
    assert first.phone.code == "unknown_key"
    assert second.phone == "+8613900139000"


def test_saving_an_unreadable_value_keeps_what_is_stored(card, stored, settings):
    made = card.objects.create(phone=PHONE)
    before, known = stored("phone", made.pk), settings.FIELD_KEYS
    settings.FIELD_KEYS = ["another-key-for-the-tests"]
    again = card.objects.get()
    again.name = "changed"
    again.save()
    settings.FIELD_KEYS = known
    assert stored("phone", made.pk) == before
    assert card.objects.get().phone_digest == digest(PHONE, "card.phone")


@pytest.mark.parametrize("query", [{"phone": PHONE}, {"phone__contains": "138"}, {"phone__in": [PHONE]}])
def test_searching_the_hidden_text_says_how_to(card, query):
    with pytest.raises(FieldError, match="DigestText"):
        card.objects.filter(**query).exists()


def test_look_up_by_digest_under_either_cipher(card, settings):
    card.objects.create(phone=PHONE)
    card.objects.create(phone="+8613900139000")
    settings.FIELD_CIPHER = "sm4-gcm"
    assert card.objects.get(phone_digest__in=digests(PHONE, "card.phone")).phone == PHONE
    assert not card.objects.filter(phone_digest__in=digests("", "card.phone")).exists()


def test_a_digest_serves_one_purpose():
    assert digest(PHONE, "card.phone") != digest(PHONE, "person.phone")
