"""kill -9 in the middle of writing: what was answered is there, the trail holds, work goes on."""

from __future__ import annotations

import os
import re
import signal
import threading
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from tests.site.running import below, until

pytestmark = pytest.mark.slow
ACCOUNTS = "SELECT count(*) FROM accounts_user"
WRITTEN = "SELECT count(*) FROM audit_entry WHERE verb = 'test.written'"


def test_writers_killed_in_the_middle_leave_whole_units(site):
    said = 0
    for pause in (0.0, 0.05, 0.11, 0.17):
        writer = site.writer()
        threading.Event().wait(pause)
        writer.kill()
        said += 1 + len(writer.stdout.read().splitlines())
    assert site.query(WRITTEN) == site.query(ACCOUNTS) >= said
    assert site.run("verify_audit").returncode == 0


def _sign_up(site, name):
    """Send the form of a new account as a browser does; give whether an answer came."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    address = f"http://127.0.0.1:{site.port}/accounts/signup/"
    try:
        page = opener.open(address, timeout=30).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        form = {
            "csrfmiddlewaretoken": token,
            "contact": f"{name}@example.org",
            "password1": "Quiet-river-77",
            "name": name,
        }
        return opener.open(address, urllib.parse.urlencode(form).encode(), timeout=30).status == 200
    except OSError:
        return False


def test_a_web_server_killed_while_accounts_are_made_loses_none_it_answered(site):
    site.writer().kill()  # a site with accounts has its first run behind it
    before = site.query(ACCOUNTS)
    process = site.up()
    assert _sign_up(site, "first")
    assert site.query(ACCOUNTS) == before + 1
    answered = [True]
    over = threading.Event()

    def visitors():
        for number in range(8):
            answered.append(_sign_up(site, f"n{number}"))
        over.set()

    threading.Thread(target=visitors, daemon=True).start()
    for _ in range(2):
        over.wait(0.5)
        web = site.child(process, "web")
        for pid in (web, *below(web)):
            os.kill(pid, signal.SIGKILL)
        until(lambda: site.get("/healthz") == 200, "answers again")
    assert over.wait(90)
    assert site.query(ACCOUNTS) >= before + sum(answered)
    assert site.run("verify_audit").returncode == 0
