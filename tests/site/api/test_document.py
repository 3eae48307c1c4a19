"""The OpenAPI document and its page."""

from __future__ import annotations

import json

import pytest

from rongtong.site.api.root import document, rendered


def named(call, parameter):
    reference = {"$ref": f"#/components/parameters/{parameter}"}
    return reference in call.get("parameters", ())


def test_it_is_the_same_every_time_and_valid_json():
    assert rendered() == rendered()
    assert json.loads(rendered()) == document()


def test_every_call_says_what_may_go_wrong():
    for path, methods in document()["paths"].items():
        for method, call in methods.items():
            assert {"401", "403", "429"} <= call["responses"].keys(), (method, path)
            write = method != "get"
            keyed = named(call, "Idempotency-Key")
            assert keyed == write, (method, path)


def test_transitions_and_changes_need_the_version_seen():
    needing = {
        path for path, methods in document()["paths"].items() for method, call in methods.items()
        if named(call, "If-Match")
    }  # fmt: skip
    assert needing == {path for path in document()["paths"] if "/transitions/" in path} | {
        "/api/v1/organisations/{id}",
        "/api/v1/listings/{id}",
    }


@pytest.mark.django_db
def test_the_page_shows_every_call_without_a_script_of_its_own(client):
    page = client.get("/api/docs/").content.decode()
    for path in document()["paths"]:
        assert path in page
    assert "http://cdn" not in page
    assert "style=" not in page


@pytest.mark.django_db
def test_the_document_is_served(client):
    assert client.get("/api/openapi.json").json() == document()
    assert client.get("/api/", HTTP_ACCEPT="application/json")["Location"] == "/api/openapi.json"
