"""Nobody learns who or what is here by asking: the same answer for what is known and unknown."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from tests.access.addresses import where
from tests.access.asking import client_of
from tests.access.conftest import undone
from tests.access.world import World

_VARIES = re.compile(
    r'(name="csrfmiddlewaretoken" value=")[^"]*|(nonce=")[^"]*|(data-(?:now|version)=")[^"]*|("X-CSRFToken": ")[^"]*'  # noqa: E501
)


def said(answer: object, *typed: str) -> tuple[int, str, str]:
    """Give an answer without what differs from call to call, nor what was typed."""
    text = _VARIES.sub("", answer.content.decode())  # type: ignore[attr-defined]
    place = answer.get("Location", "")  # type: ignore[attr-defined]
    for word in typed:
        text, place = text.replace(word, "…"), place.replace(word, "…")
    return answer.status_code, place, text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("/accounts/login/", "login", {"password": "Wrong-kite-41"}),
        ("/accounts/password/reset/", "contact", {}),
        ("/accounts/signup/", "contact", {"name": "甲", "password1": "Harbour-kite-42", "agree": "on"}),
    ],
)
@pytest.mark.parametrize(
    "pair", [("zqslomail@example.org", "nobody@example.org"), ("13712345678", "13712345670")]
)
def test_addresses_of_accounts(
    world: World, path: str, field: str, more: dict[str, str], pair: tuple[str, str]
) -> None:
    from rongtong.kit.accounts.models import User

    User.objects.filter(pk=world.people["s"].pk).update(phone="13712345678", phone_verified=True)
    answers = []
    for typed in pair:
        with undone():
            names = {field: typed, "email": typed, "contact": typed, "login": typed}
            answers.append(said(Client().post(path, names | more), typed))
    assert answers[0] == answers[1]
    mail.outbox.clear()


def _same(
    world: World, who: str, known: str, unknown: str, send: str = "get", values: dict[str, str] | None = None
) -> None:
    answers = []
    for path in (known, unknown):
        with undone():
            answers.append(said(getattr(client_of(world, who), send)(path, values or {}), path))
    assert answers[0] == answers[1], (who, known)


NONE = 987_654


@pytest.mark.parametrize("who", list("asfORx"))
def test_hidden_organisations_look_like_none(world: World, who: str) -> None:
    for name in (
        "organisation",
        "organisation_history",
        "organisation_edit",
        "members",
        "join",
        "delegate",
        "verification",
        "drafts",
        "draft",
    ):
        path = where(f"parties:{name}", world)
        known = f"/organisations/{world.keys['org'].pk}/"
        assert path.startswith(known)
        _same(world, who, path, path.replace(known, f"/organisations/{NONE}/"))
    number = world.keys["org"].pk
    _same_call(world, who, f"/api/v1/organisations/{number}", f"/api/v1/organisations/{NONE}")


def _same_call(world: World, who: str, known: str, unknown: str) -> None:
    one, other = (client_of(world, who).get(path) for path in (known, unknown))
    drop: Callable[[object], dict[str, object]] = lambda a: {  # noqa: E731
        k: v for k, v in a.json().items() if k != "instance"
    }  # type: ignore[attr-defined]
    assert (one.status_code, drop(one)) == (other.status_code, drop(other))


@pytest.mark.parametrize("who", list("asmfORx"))
def test_hidden_people_look_like_none(world: World, who: str) -> None:
    number = world.keys["person"].pk
    for path in (
        "/people/{}/",
        "/people/{}/record/",
        "/people/{}/record/phone/",
        "/desk/identities/{}/",
        "/privacy/reveal/parties.Person/{}/phone/",
    ):
        _same(world, who, path.format(number), path.format(NONE))
    _same_call(world, who, f"/api/v1/people/{number}", f"/api/v1/people/{NONE}")


@pytest.mark.parametrize("who", list("smfR"))
def test_drafted_people_look_like_none(world: World, who: str) -> None:
    known, unknown = f"/people/{world.keys['unclaimed'].pk}/claim/", f"/people/{NONE}/claim/"
    _same(world, who, known, unknown)
    _same(world, who, known, unknown, "post", {"name": "张三", "note": "是我"})


@pytest.mark.parametrize("who", list("asmA"))
def test_accounts_claims_jobs_and_notices_look_like_none(world: World, who: str) -> None:
    for name, key in (
        ("site:account", "account o"),
        ("parties:desk_claim", "claim"),
        ("jobs:one", "job"),
        ("notices:open", "notice"),
        ("privacy:request", "erasure"),
        ("parties:role_request", "role request"),
        ("parties:desk_twin", "twin"),
    ):
        path, number = where(name, world), str(world.keys[key].pk)
        known = path if name != "site:account" else f"/staff/accounts/{number}/"
        _same(world, who, known, re.sub(r"\d+", str(NONE), known))


def test_links_that_are_no_links_look_alike(world: World) -> None:
    used = world.keys["invitation token"][:-4] + "AAAA"
    client_of(world, "i").post(where("parties:invitation", world), {"transition": "decline"})
    _same(world, "s", where("parties:invitation", world), f"/invitations/{used}/")
    _same(
        world,
        "s",
        "/files/link/abc:def/",
        "/files/link/" + where("files:signed", world).split("/")[-2][:-3] + "xyz/",
    )
