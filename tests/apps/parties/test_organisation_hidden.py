"""What is hidden stays hidden: no form, page or call tells a stranger that an organisation is there."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from rongtong.apps.parties.models import Membership, Organisation
from rongtong.apps.parties.queries.duplicates import evidence
from rongtong.apps.parties.queries.verifications import rounds
from rongtong.apps.parties.web.person_forms import AvoidForm, InterestForm, WorkForm
from tests.factories import organisations as make
from tests.factories import vocab
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db
NAME = "重庆暗处精密有限公司"


def client(user):
    made = Client()
    made.force_login(user)
    return made


@pytest.fixture
def hidden():
    vocab.load()
    made = make.organisation(name=NAME, visibility="members")
    return Organisation.objects.get(pk=made.pk)


def shape(answer):
    """An answer without what is new each time, and without the code that was typed."""
    body = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", answer.content.decode())
    return answer.status_code, re.sub(r"[0-9A-Z]{18}", "", answer.get("Location", "") + body)


def test_a_hidden_code_answers_as_an_unknown_one(hidden):
    reader = client(account())
    codes = (hidden.uscc, make.code())
    answers = [reader.post(reverse("parties:register"), {"uscc": code}) for code in codes]
    assert shape(answers[0]) == shape(answers[1])
    for answer in answers:
        page = reader.get(answer["Location"])
        assert NAME not in page.content.decode()
    assert reader.get(reverse("parties:join", args=[hidden.pk])).status_code == 404


def test_registering_it_makes_a_second_record_that_the_desk_joins(hidden):
    reader = account()
    typed = {"name": "另一写法有限公司", "uscc": hidden.uscc, "kind": "company", "region": "重庆渝北区"}
    answer = client(reader).post(reverse("parties:register_new"), typed)
    made = Organisation.objects.exclude(pk=hidden.pk).get()
    assert answer.url == reverse("parties:organisation", args=[made.pk])
    assert Membership.objects.get(organisation=made).user == reader
    assert evidence()[hidden.pk, made.pk] == ["same_code"]
    assert not Membership.objects.filter(organisation=hidden, user=reader).exists()


def test_a_member_finds_it_by_its_code(hidden):
    member = make.admin_of(hidden)
    found = client(member).post(reverse("parties:register"), {"uscc": hidden.uscc})
    assert (found.status_code, NAME in found.content.decode()) == (409, True)


def forms(actor, text):
    """What each form that names an organisation says: its errors and what it found."""
    for form in (WorkForm, AvoidForm, InterestForm):
        filled = form({"organisation": text, "kind": "shares"}, actor=actor)
        filled.is_valid()
        yield filled.errors.as_json(), str(filled.cleaned_data.get("organisation") or "").replace(text, "")


@pytest.mark.parametrize("by", ["name", "uscc"])
def test_forms_find_it_for_members_only(hidden, by):
    text, stranger = getattr(hidden, by), make.acting(account())
    unknown = {"name": "并无此处有限公司", "uscc": make.code()}[by]
    assert list(forms(stranger, text)) == list(forms(stranger, unknown))
    member = make.acting(make.admin_of(hidden))
    form = AvoidForm({"organisation": text}, actor=member)
    assert form.is_valid()
    assert form.cleaned_data["organisation"] == hidden


def test_the_applicant_is_not_told_what_the_checks_found_of_others(hidden):
    stranger = account()
    copy = make.organisation(stranger, name=NAME, uscc=hidden.uscc)
    case = make.case(copy)
    shown = {desk: str(rounds(case, desk=desk)) for desk in (True, False)}
    assert f"{NAME} (#{hidden.pk})" in shown[True]
    assert f"(#{hidden.pk})" not in shown[False]
    page = client(stranger).get(reverse("parties:verification", args=[copy.pk]))
    assert f"(#{hidden.pk})" not in page.content.decode()
