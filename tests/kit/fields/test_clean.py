import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from rongtong.kit.fields import clean
from rongtong.lib import checks


def test_normal_form_passes_through():
    assert clean(checks.phone, " 138 0013 8000") == "+8613800138000"


def test_refusal_carries_code_and_sentence():
    with override("en"), pytest.raises(ValidationError, match="11 digits") as fault:
        clean(checks.phone, "110")
    assert fault.value.code == "phone.form"
