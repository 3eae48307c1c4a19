import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.lib.crypto import SUITES, CannotOpen, Ring, keyed_digest, sm3

OLD, NEW = "old-key-of-the-tests", "new-key-of-the-tests"
EITHER = pytest.mark.parametrize("suite", SUITES.values(), ids=str)


@EITHER
@given(text=st.text(st.characters(), max_size=200))
def test_opens_what_it_sealed(suite, text):
    ring = Ring((NEW,), suite)
    assert ring.open(ring.seal(text, "a.b"), "a.b") == text


@EITHER
def test_two_seals_differ_and_hide(suite):
    ring = Ring((NEW,), suite)
    first, second = ring.seal("13800138000", "a.b"), ring.seal("13800138000", "a.b")
    assert first != second
    assert "13800138000" not in first


@EITHER
@given(place=st.integers(0), sign=st.sampled_from("AZaz09-_$=é"))
def test_any_changed_sign_is_refused(suite, place, sign):
    ring = Ring((NEW,), suite)
    sealed = ring.seal("秘密", "a.b")
    at = place % len(sealed)
    changed = sealed[:at] + sign + sealed[at + 1 :]
    if changed != sealed:
        with pytest.raises(CannotOpen):
            ring.open(changed, "a.b")


@EITHER
def test_bound_to_its_place(suite):
    ring = Ring((NEW,), suite)
    with pytest.raises(CannotOpen) as fault:
        ring.open(ring.seal("x", "person.phone"), "person.email")
    assert fault.value.code == "damaged"


@pytest.mark.parametrize("before", SUITES.values())
@pytest.mark.parametrize("after", SUITES.values())
def test_old_key_and_other_suite_still_open(before, after):
    sealed = Ring((OLD,), before).seal("x", "a.b")
    assert Ring((NEW, OLD), after).open(sealed, "a.b") == "x"


def test_missing_key_is_named():
    sealed = Ring((OLD,), SUITES["sm4-gcm"]).seal("x", "a.b")
    with pytest.raises(CannotOpen, match="is missing") as fault:
        Ring((NEW,), SUITES["sm4-gcm"]).open(sealed, "a.b")
    assert fault.value.code == "unknown_key"


@pytest.mark.parametrize(
    "text", ["", "x", "$", "aes$", "aes$12345678$", "rot13$12345678$AAAA", "13800138000"]
)
def test_what_was_never_sealed(text):
    with pytest.raises(CannotOpen):
        Ring((NEW,), SUITES["aes-256-gcm"]).open(text, "a.b")


@pytest.mark.parametrize("secrets", [(), ("short",), (NEW, "short")])
def test_poor_keys_are_refused(secrets):
    with pytest.raises(ValueError, match="key"):
        Ring(secrets, SUITES["aes-256-gcm"])


def test_digest_depends_on_key_suite_and_purpose():
    made = {
        keyed_digest(key, suite, "x", purpose)
        for key in (OLD, NEW)
        for suite in SUITES.values()
        for purpose in ("p", "q")
    }
    assert len(made) == 8
    assert all(len(digest) == 64 for digest in made)


def test_sm3_gives_the_standard_s_example():
    digest = sm3()
    digest.update(b"abc")
    assert digest.finalize().hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
