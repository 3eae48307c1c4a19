import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password

from rongtong.config.settings import PASSWORD_HASHERS
from tests.factories.accounts import account


@pytest.fixture(autouse=True)
def real_hashers(settings):
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS


def test_passwords_are_kept_by_argon2id_at_our_cost():
    kept = make_password("Harbour-kite-41")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("Harbour-kite-41", kept)
    assert not check_password("harbour-kite-41", kept)


@pytest.mark.django_db
def test_a_password_kept_in_the_old_way_is_kept_anew_at_the_next_sign_in():
    anne = account()
    anne.password = make_password("Harbour-kite-41", hasher="pbkdf2_sha256")
    anne.save()
    assert anne.check_password("Harbour-kite-41")
    anne.refresh_from_db()
    assert identify_hasher(anne.password).algorithm == "argon2"
