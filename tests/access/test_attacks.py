"""What an attacker tries at every address alike: foreign pages, forged forms, strange hosts, odd methods."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

import rongtong
from tests.access.addresses import addresses, where
from tests.access.asking import UNCOUNTED, client_of, written
from tests.access.conftest import undone
from tests.access.test_matrix import ROWS
from tests.access.world import ACTORS, World
from tests.factories.accounts import PASSWORD

EVIL = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\thttps://evil.example/",
    "javascript:alert(1)",
)
NAMES = ("next", "return", "url", "redirect", "redirect_to", "back", "continue", "destination")
PAGES = [one for one in addresses() if not one.name.startswith("api:")]


def leads_away(answer: object) -> bool:
    place = answer.get("Location", "")  # type: ignore[attr-defined]
    return "evil.example" in place.split("?")[0] or place.strip().startswith("javascript")


@pytest.mark.parametrize("who", ["a", "A", "P"])
def test_no_address_leads_to_a_foreign_page(world: World, who: str) -> None:
    for one in PAGES:
        with undone():
            client = client_of(world, who)
            wish = dict.fromkeys(NAMES, EVIL[1])
            path, asked = where(one.name, world), getattr(client, one.method.lower())
            assert not leads_away(asked(path, wish, HTTP_REFERER=EVIL[0])), one.key


@pytest.mark.parametrize("evil", EVIL)
def test_pages_that_lead_back_lead_back_here_only(world: World, evil: str) -> None:
    reason = {"reason": "核对名录", "minutes": "15", "next": evil}
    file = where("files:remove", world)
    for who, path, values in (
        ("P", "/staff-session/", reason),
        ("A", f"{file}?next={evil}", {}),
        ("a", "/preferences/", {"next": evil}),
        ("m", "/accounts/logout/", {"next": evil}),
    ):
        with undone():
            answer = client_of(world, who).post(path, values)
            assert answer.status_code == 302, path
            assert not leads_away(answer), path


@pytest.mark.parametrize("evil", EVIL)
def test_signing_in_leads_back_here_only(world: World, evil: str) -> None:
    typed = {"login": world.people["s"].email, "password": PASSWORD, "next": evil}
    answer = Client().post("/accounts/login/", typed)
    assert answer.status_code == 302
    assert not leads_away(answer)


UNFORGED = {"notices:off"}
"""A mail program's own button has no cookie; the signature in the address is its proof (RFC 8058)."""


def test_every_form_wants_its_token(world: World) -> None:
    client = client_of(world, "P", enforce_csrf_checks=True)
    for one in addresses():
        if one.method == "GET" or one.name in UNFORGED:
            continue
        with undone(), written() as tables:
            send = getattr(client, one.method.lower())
            answer = (
                send(where(one.name, world), {}, content_type="application/json")
                if "api-1" in one.name
                else send(where(one.name, world), {})
            )
            assert answer.status_code == 403, one.key
            assert not set(tables) - UNCOUNTED, one.key


def test_a_token_of_a_programme_opens_no_page(world: World) -> None:
    """A page answers a programme as it answers nobody: cookies and tokens are different doors."""
    order = list(ACTORS)
    for key, row in ROWS.items():
        answers = row.split("\t")[0]
        if " api:" not in key:
            assert answers[order.index("t")] == answers[order.index("a")], key


def test_a_foreign_host_is_not_answered(world: World) -> None:
    for path in ("/", "/accounts/login/", "/api/v1/organisations", where("parties:invitation", world)):
        assert Client().get(path, HTTP_HOST="evil.example").status_code == 400, path


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND"])
def test_odd_methods_change_nothing(world: World, method: str) -> None:
    client = client_of(world, "P")
    for one in PAGES:
        if one.method == "GET" and one.name not in UNFORGED:
            with undone(), written() as tables:
                answer = client.generic(method, where(one.name, world))
                assert answer.status_code < 500, one.key
                assert not set(tables) - UNCOUNTED, one.key


def test_head_changes_no_more_than_get(world: World) -> None:
    place = list(ACTORS).index("P")
    for one in PAGES:
        if one.method == "GET" and ROWS[one.key].split("\t")[1][place] == ".":
            with undone(), written() as tables:
                answer = client_of(world, "P").head(where(one.name, world))
                assert answer.status_code < 500, one.key
            assert not set(tables) - UNCOUNTED - {"notices_notice"}, one.key


def test_no_code_fetches_an_address() -> None:
    """SSRF: nothing of ours opens a connection to an address; the sign-in library asks providers of the settings."""  # noqa: E501
    opens = {
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "urllib.request",
        "http.client",
        "ftplib",
        "telnetlib",
    }
    for path in Path(rongtong.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not opens & set(names) or path.name in FETCHING, path


FETCHING = {"port.py"}
"""``up`` asks its own server whether it answers; host and port are the operator's settings."""


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x.example"]
)
def test_a_website_is_a_web_address(world: World, address: str) -> None:
    org = world.keys["org"]
    typed = {
        "name": org.name,
        "uscc": org.uscc,
        "kind": "company",
        "region": "500112",
        "visibility": "members",
        "website": address,
        "version": org.version,
    }
    assert client_of(world, "A").post(where("parties:organisation_edit", world), typed).status_code == 422


def test_a_session_gets_a_new_key_at_signing_in(world: World) -> None:
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key
    client.post("/accounts/login/", {"login": world.people["s"].email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(world.people["s"].pk)
    assert client.session.session_key != planted
    assert _again(planted) == "r"


def _again(key: str) -> str:
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = key
    return "r" if other.get("/me/").status_code == 302 else "2"


def test_cookies_are_not_for_scripts_or_other_sites(world: World) -> None:
    client = Client()
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": world.people["s"].email, "password": PASSWORD})
    client.post("/preferences/", {"theme": "dark"})
    for name, cookie in client.cookies.items():
        assert cookie["samesite"] in ("Lax", "Strict"), name
        assert cookie["httponly"] or name == settings.CSRF_COOKIE_NAME, name
    assert settings.SESSION_COOKIE_NAME in client.cookies


def test_signing_out_ends_the_session_on_the_server(world: World) -> None:
    assert _again(world.sessions["s"]) == "2"
    client_of(world, "s").post("/accounts/logout/")
    assert _again(world.sessions["s"]) == "r"


@pytest.mark.parametrize("shape", ["large", "many", "deep", "json", "broken"])
def test_bodies_without_measure_are_refused(world: World, shape: str) -> None:
    client = client_of(world, "A")
    page, call = where("parties:profile_edit", world), "/api/v1/organisations"
    answer = {
        "large": lambda: client.post(
            page, {"about": "x" * 3_000_000}, content_type="application/x-www-form-urlencoded"
        ),
        "many": lambda: client.post(page, {f"f{n}": "1" for n in range(1500)}),
        "deep": lambda: client.generic("POST", call, "[" * 100_000, content_type="application/json"),
        "json": lambda: client.generic(
            "POST", call, '{"name": "' + "x" * 3_000_000 + '"}', content_type="application/json"
        ),
        "broken": lambda: client.generic(
            "POST", page, "--x\r\nContent-Disposition: form", content_type="multipart/form-data; boundary=x"
        ),
    }[shape]()
    assert answer.status_code in (200, 400, 413, 422)


def test_what_is_asked_twice_breaks_nothing(world: World) -> None:
    twice = "?page=1&page=2&sort=name&sort=-name&kind=company&kind=company&q=a&q=b&export=pdf&limit=1&limit=2&cursor=a&cursor="  # noqa: E501
    for one in addresses():
        if one.method == "GET":
            with undone():
                assert client_of(world, "P").get(where(one.name, world) + twice).status_code < 500, one.key
