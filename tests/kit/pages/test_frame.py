"""Navigation, look, workbench cards, figures of the home page."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from rongtong.kit.pages import front, looks, navigation, workbench
from rongtong.lib.actor import Actor, Held


def request(path="/", roles=(), **cookies):
    made = RequestFactory().get(path)
    made.COOKIES.update(cookies)
    made.actor = Actor("user", 1, "A", tuple(Held(role) for role in roles))
    return made


@pytest.fixture
def entered(monkeypatch):
    monkeypatch.setattr(navigation, "_ENTRIES", {})
    navigation.entry("b", "B", "pages:style", icon="home", order=2)
    navigation.entry("a", "A", "site:home", icon="home", order=1, counts=lambda r: 3)
    navigation.entry("hidden", "H", "site:home", icon="home", shown=lambda r: "officer" in r.actor.roles())
    navigation.entry("gone", "G", "nowhere:at-all", icon="home")


def shown(*args, **values):
    return [item.name for item in navigation.entries(request(*args, **values), "main")]


def test_entries_stand_in_order_and_only_where_they_lead_somewhere(entered):
    assert shown() == ["a", "b"]


def test_an_entry_shows_only_to_whom_it_serves(entered):
    assert "hidden" in shown(roles=("officer",))


@pytest.mark.parametrize(
    ("path", "name"), [("/", "a"), ("/style/", "b"), ("/style/x", "b"), ("/other/", None)]
)
def test_the_present_page_is_marked(entered, path, name):
    active = [item.name for item in navigation.entries(request(path), "main") if item.active]
    assert active == ([name] if name else [])


def test_an_entry_says_how_many_wait(entered):
    assert [item.count for item in navigation.entries(request(), "main")] == [3, 0]


@pytest.mark.parametrize(
    ("cookies", "look"),
    [
        ({}, looks.Look("auto", False)),
        ({"theme": "dark", "type": "large"}, looks.Look("dark", True)),
        ({"theme": '"><script>', "type": "huge"}, looks.Look("auto", False)),
    ],
)
def test_the_look_is_read_from_cookies_and_nonsense_ignored(cookies, look):
    assert looks.of(request(**cookies)) == look


def test_cards_come_by_role_in_order_and_may_stay_silent(monkeypatch):
    monkeypatch.setattr(workbench, "_CARDS", {})
    workbench.card("late", lambda r: workbench.Card("late", "clock"), order=2)
    workbench.card("first", lambda r: workbench.Card("first", "clock"), roles=("officer",), order=1)
    workbench.card("silent", lambda r: None)
    assert [card.title for card in workbench.cards(request())] == ["late"]
    assert [card.title for card in workbench.cards(request(roles=("officer",)))] == ["first", "late"]


def test_figures_of_the_home_page_are_counted_once_a_minute(monkeypatch):
    monkeypatch.setattr(front, "_FIGURES", {})
    cache.clear()
    counts = iter((7, 8))
    front.figure("x", "X", lambda: next(counts), icon="users", url="site:home")
    front.figure("y", "Y", lambda: 0, icon="users", url="nowhere:at-all")
    assert [(f.value, f.url) for f in (*front.figures(), *front.figures())] == [(7, "/"), (0, "")] * 2
