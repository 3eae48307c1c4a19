"""Language, theme and type size without JavaScript."""

from __future__ import annotations

import pytest
from django.contrib.staticfiles.finders import find

pytestmark = pytest.mark.django_db


def test_a_choice_is_kept_and_leads_back(client):
    answer = client.post("/preferences/", {"theme": "dark", "next": "/?q=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/?q=1")
    assert 'data-bs-theme="dark"' in client.get("/").content.decode()


def test_large_type_and_language(client):
    client.post("/preferences/", {"type": "large"})
    client.post("/preferences/", {"language": "en"})
    page = client.get("/").content.decode()
    assert 'data-type="large"' in page
    assert '<html lang="en"' in page


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_it_never_leads_away_from_the_site(client, away):
    assert client.post("/preferences/", {"theme": "dark", "next": away})["Location"] == "/"


def test_what_is_unknown_changes_nothing(client):
    answer = client.post("/preferences/", {"theme": "pink", "type": "", "language": "xx", "look": "x"})
    assert not answer.cookies


def test_the_manifest_names_an_icon_that_is_there(client):
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    (icon,) = answer.json()["icons"]
    assert find(icon["src"].removeprefix("/static/"))


def test_a_link_cannot_change_it(client):
    assert client.get("/preferences/?theme=dark").status_code == 405
