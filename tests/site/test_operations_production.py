"""What a site on the open network must show."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, get_resolver

from tests.factories.accounts import account

PRODUCTION = {"RONGTONG_SITE_URL": "https://r.example.org", "RONGTONG_HOSTS": "r.example.org"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _plain(patterns, before=""):
    """Every address without a parameter."""
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^").rstrip("$\\Z")
        if isinstance(pattern, URLPattern):
            if not set("<(?[") & set(route):
                yield "/" + route
        else:
            yield from _plain(pattern.url_patterns, route)


PAGES = sorted(set(_plain(get_resolver().url_patterns)))


@pytest.mark.slow
@pytest.mark.once
def test_djangos_own_check_for_production_finds_nothing(site):
    done = site.run("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_locked_down(client, path):
    for user in (None, account()):
        if user:
            client.force_login(user)
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.status_code < 500


@pytest.mark.django_db
def test_with_https_cookies_are_secure_and_plain_http_is_sent_away(client, settings):
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    assert client.get("/accounts/login/").headers["Location"].startswith("https://")
    cookie = client.get("/accounts/login/", secure=True).cookies["csrftoken"]
    assert (cookie["secure"], cookie["samesite"]) == (True, "Lax")
    assert client.get("/healthz").status_code == 200
