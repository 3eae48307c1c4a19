"""Filters of a list."""

from __future__ import annotations

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from rongtong.kit.accounts.models import User
from rongtong.kit.pages.filters import FilterForm
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db


class People(FilterForm):
    q = forms.CharField(label="Name")
    is_active = forms.TypedChoiceField(
        label="State", choices=(("1", "active"), ("0", "gone")), coerce=lambda v: v == "1"
    )

    def filter_q(self, records, value):
        return records.filter(name__icontains=value)


def form(query):
    return People(RequestFactory().get("/people/" + query))


def found(query):
    return sorted(
        form(query).apply(User.objects.filter(name__in=("Ada", "Bo"))).values_list("name", flat=True)
    )


@pytest.fixture(autouse=True)
def people():
    account("Ada", password=None)
    account("Bo", password=None)


def test_without_a_wish_everything_is_listed():
    assert found("") == ["Ada", "Bo"]


def test_a_filter_narrows():
    assert found("?q=ad") == ["Ada"]
    assert found("?is_active=1&q=bo") == ["Bo"]
    assert found("?is_active=0") == []


def test_a_value_that_is_not_offered_is_told_and_does_not_filter():
    assert found("?is_active=perhaps") == ["Ada", "Bo"]
    assert "is_active" in form("?is_active=perhaps").errors


def test_each_filter_that_is_set_has_a_chip_that_takes_it_off():
    chips = form("?q=ad&is_active=1&sort=name&page=3").chips
    assert [(chip.label, chip.value) for chip in chips] == [("Name", "ad"), ("State", "active")]
    assert chips[0].address == "?is_active=1&sort=name"


def test_the_order_survives_a_new_filter():
    assert form("?q=ad&sort=name&page=3&export=csv").kept == [("sort", "name")]


class Shared(People):
    same_for_all = True


def drawn(kind, query, language):
    with translation.override(language):
        shown = kind(RequestFactory().get("/people/" + query))
        return Template("{% load pages %}{% filters form %}").render(Context({"form": shown}))


@pytest.mark.parametrize("query", ["", "?q=ad", "?q=bo", "?is_active=perhaps"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_fields_that_are_drawn_once_look_as_if_drawn_anew(query, language):
    assert drawn(Shared, query, language) == drawn(People, query, language)
