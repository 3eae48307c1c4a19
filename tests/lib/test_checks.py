from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as other_library

from rongtong.lib import checks
from rongtong.lib.checks import CheckFault

TODAY = date(2026, 11, 20)
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES = st.text("0123456789", min_size=6, max_size=6)
CODES = st.builds(
    "{}{}{}".format, st.text(SIGNS, min_size=2, max_size=2), BODIES, st.text(SIGNS, min_size=9, max_size=9)
).map(lambda body: body + checks.uscc_check(body))


def said(check, text, **options):
    with pytest.raises(CheckFault) as fault:
        check(text, **options)
    return fault.value.code


@pytest.mark.parametrize("code", ["91110000600037341L", "11500000MB15895317", "12100000400010275N"])
def test_codes_in_use_pass(code):
    assert checks.uscc(code) == code


def test_code_of_a_rural_collective_passes():
    body = "N25001010000012345"[:17]
    assert checks.uscc(body + checks.uscc_check(body))[0] == "N"


@pytest.mark.parametrize(
    "typed", ["9111 0000 6000 3734 1l", " 91110000-600037341L ", "９１１１００００６０００３７３４１Ｌ"]
)
def test_code_as_people_type_it(typed):
    assert checks.uscc(typed) == "91110000600037341L"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "uscc.length"),
        ("9111000060003734", "uscc.length"),
        ("110000600037341", "uscc.old"),
        ("91110000600O37341L", "uscc.signs"),
        ("911A0000600037341L", "uscc.form"),
        ("91110000600037342L", "uscc.check"),
        ("91110000١00037341L", "uscc.form"),
    ],
)
def test_code_refused_with_the_reason(typed, code):
    assert said(checks.uscc, typed) == code


@given(CODES.filter(lambda code: code[:8].isdigit()))
def test_agrees_with_another_library_where_it_can(code):
    if other_library.is_valid(code):
        assert checks.uscc(code) == code


@given(CODES, st.integers(0, 17), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_found(code, place, sign):
    changed = code[:place] + sign + code[place + 1 :]
    if changed != code:
        with pytest.raises(CheckFault):
            checks.uscc(changed)


@pytest.mark.parametrize("typed", ["11010519491231002X", "11010519491231002x", "110105 19491231 002X"])
def test_identity_number_of_the_standard(typed):
    assert checks.resident_id(typed, today=TODAY) == "11010519491231002X"


def test_identity_number_of_an_ended_region_passes():
    body = "50011219900101123"
    assert checks.resident_id(body + checks.resident_check(body), today=TODAY).startswith("500112")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("110105194912310", "resident.old"),
        ("1101051949123100", "resident.form"),
        ("11010519490230002X", "resident.date"),
        ("11010520270101002X", "resident.date"),
        ("110105194912310021", "resident.check"),
        ("11010519491231020X", "resident.check"),
    ],
)
def test_identity_number_refused_with_the_reason(typed, code):
    assert said(checks.resident_id, typed, today=TODAY) == code


@pytest.mark.parametrize(
    "typed",
    ["13800138000", "+86 138 0013 8000", "0086-138-0013-8000", "86 13800138000", "(+86)138００138000"],
)
def test_mobile_phone(typed):
    assert checks.phone(typed) == "+8613800138000"


@pytest.mark.parametrize("typed", ["", "12800138000", "1380013800", "138001380000", "023-63111234"])
def test_other_numbers_are_no_mobile_phone(typed):
    assert said(checks.phone, typed) == "phone.form"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        (" Zhang.Wei@Example.COM ", "zhang.wei@example.com"),
        ("ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "zhang@example.com"),
        ("li@例子.中国", "li@xn--fsqu00a.xn--fiqs8s"),
    ],
)
def test_email(typed, normal):
    assert checks.email(typed) == normal


@pytest.mark.parametrize(
    "typed", ["", "a", "a@b", "@b.cn", "a b@c.cn", "a@-b.cn", "a..b@c.cn", "a@b..cn", "a@b.cn\nBcc:x@y.cn"]
)
def test_email_refused(typed):
    assert said(checks.email, typed) == "email.form"


def test_email_too_long():
    assert said(checks.email, f"{'a' * 65}@example.com") == "email.long"


CHECKS = (checks.uscc, checks.phone, checks.email, partial(checks.resident_id, today=TODAY))


@pytest.mark.parametrize("check", CHECKS)
@given(text=st.text(max_size=40))
def test_any_text_gives_a_normal_form_or_a_sentence(check, text):
    try:
        once = check(text)
    except CheckFault:
        return
    assert check(once) == once
