"""Characters no database keeps, numbers without end, wrong kinds: every address answers, none breaks."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest

from tests.access.addresses import FORMS, IF_MATCH, Address, addresses, body, where
from tests.access.asking import client_of, text_of
from tests.access.conftest import undone
from tests.access.test_matrix import ROWS
from tests.access.world import ACTORS, World

BAD = {
    "nul": "a%00b",
    "surrogate": "%ED%A0%80",
    "broken": "%FF%FE%C3",
    "endless": "9" * 5000,
    "large": "9" * 30,
    "negative": "-1",
    "power": "1e999",
    "superscript": "%C2%B2",
    "wide": "%EF%BC%92",
    "quote": "%27%20OR%201%3D1--",
    "date": "9999-99-99",
    "late": "9999-12-31",
    "early": "0001-01-01",
    "nan": "NaN",
    "brackets": "%5B%5D",
    "direction": "%E2%80%AE%E2%80%8B",
}
TYPED = {
    "nul": "a\0b",
    "large": "9" * 30,
    "endless": "9" * 5000,
    "power": "1e999",
    "wide": "２",
    "superscript": "²",
    "late": "9999-12-31",
    "early": "0001-01-01",
    "direction": "\u202e\u200b",
    "astral": "𠮷" * 3,
    "long": "长" * 3000,
    "nothing": "",
}
PARAMETERS = (
    "q",
    "page",
    "sort",
    "export",
    "category",
    "show",
    "role",
    "state",
    "region",
    "industry",
    "kind",
    "size",
    "verified",
    "under",
    "ended",
    "uscc",
    "next",
    "cursor",
    "limit",
    "verb",
    "actor",
    "label",
    "about",
    "since",
    "until",
    "do",
    "on",
    "discipline",
    "language",
    "organisation",
    "name",
    "unread",
)


ALONE = ("nul", "large", "early", "late")
"""Each of these in every parameter at once; of the others each parameter gets one in each turn."""
MIXED = [bad for bad in BAD if bad not in ALONE]


def mixture(turn: int, address: int = 0) -> str:
    """Give a query in which the values go round: another one for each parameter, address and turn."""
    step = len(MIXED) // 3
    return "&".join(
        f"{name}={BAD[MIXED[(place + address + turn * step) % len(MIXED)]]}"
        for place, name in enumerate(PARAMETERS)
    )


@pytest.mark.parametrize(
    ("who", "bad"), [*(("P", bad) for bad in ALONE), ("P", 0), ("P", 1), ("P", 2), ("a", "nul")]
)
def test_queries(world: World, who: str, bad: str | int) -> None:
    faults = []
    for number, one in enumerate(addresses()):
        if one.method == "GET":
            mixed = isinstance(bad, int)
            text = mixture(bad, number) if mixed else "&".join(f"{name}={BAD[bad]}" for name in PARAMETERS)
            with undone():
                answer = client_of(world, who).get(f"{where(one.name, world)}?{text}")
                text_of(answer)
            faults += [(one.key, text)] if answer.status_code >= 500 else []
    assert faults == []


PARTS = ("endless", "surrogate", "superscript", "wide", "quote", "negative")


@pytest.mark.parametrize("bad", ["nul", "large", "mixed"])
def test_parts_of_addresses(world: World, bad: str) -> None:
    faults = []
    for number, one in enumerate(addresses()):
        path, typed = where(one.name, world), BAD[PARTS[number % len(PARTS)] if bad == "mixed" else bad]
        for part in re.findall(r"(?<=/)(?:\d+|[\w.:~-]*\d[\w.:~-]*|ZZ)(?=/|$)", path):
            with undone():
                send = getattr(client_of(world, "P"), one.method.lower())
                status = send(path.replace(f"/{part}", f"/{typed}", 1)).status_code
            faults += [(one.key, part, typed)] if status >= 500 else []
    assert faults == []


def best(key: str) -> str:
    """Give the actor who gets furthest: who changes something there, else who is let in."""
    answers, changes = ROWS[key].split("\t")
    spots = [changes.find("w"), answers.find("2"), answers.find("v"), answers.find(">"), 0]
    return list(ACTORS)[next(spot for spot in spots if spot >= 0)]


WRITES = [one for one in addresses() if one.method != "GET"]
EXTRA = (
    "version",
    "transition",
    "note",
    "reason",
    "region",
    "until",
    "since",
    "name",
    "upto",
    "place",
    "delegation",
    "next",
)


@pytest.mark.parametrize("bad", ["nul", "large", "late", "early", "direction", "nothing"])
def test_all_fields(world: World, bad: str) -> None:
    faults = []
    for one in WRITES:
        values = dict.fromkeys([*body(one.name, world), *EXTRA], TYPED[bad])
        faults += [one.key] if _breaks(world, one, values) else []
    assert faults == []


@pytest.mark.parametrize("turn", range(3))
def test_one_field(world: World, turn: int) -> None:
    """The rest is sound, so the value arrives behind the form; a third of the values a turn, going round."""
    kinds, faults = list(TYPED), []
    for number, one in enumerate(WRITES):
        sound = body(one.name, world)
        for place, name in enumerate(dict.fromkeys([*sound, "version"])):
            bad = kinds[(number + place + turn * 4) % len(kinds)]
            faults += [(one.key, name, bad)] if _breaks(world, one, sound | {name: TYPED[bad]}) else []
    assert faults == []


def _breaks(world: World, one: Address, values: dict[str, object]) -> bool:
    with undone():
        client, path = client_of(world, best(one.key)), where(one.name, world)
        return bool(_send(client, world, one.name, one.method, path, values).status_code >= 500)


def _send(client, world: World, name: str, method: str, path: str, values: dict[str, object]):  # type: ignore[no-untyped-def]
    if not name.startswith("api:api-1:") or name in FORMS:
        there = {key: value for key, value in values.items() if value is not None}
        return getattr(client, method.lower())(path, there)
    headers = {"HTTP_IF_MATCH": f'"v{world.keys[IF_MATCH[name]].version}"'} if name in IF_MATCH else {}
    return client.generic(method, path, json.dumps(values), content_type="application/json", **headers)


@pytest.mark.parametrize("typed", ["\ud800", "\udfff\ud800", "a\u0000b", {"a": 1}, [1], 10**400, True, None])
def test_values_of_programmes(world: World, typed: object) -> None:
    for one in WRITES:
        if one.name.startswith("api:api-1:") and one.name not in FORMS:
            sound, path, client = (
                body(one.name, world),
                where(one.name, world),
                client_of(world, best(one.key)),
            )
            for name in sound:
                with undone():
                    answer = _send(client, world, one.name, one.method, path, sound | {name: typed})
                    assert answer.status_code < 500, (one.key, name)


@pytest.mark.parametrize(
    "header",
    [
        "HTTP_IF_MATCH",
        "HTTP_IDEMPOTENCY_KEY",
        "HTTP_AUTHORIZATION",
        "HTTP_ACCEPT_LANGUAGE",
        "HTTP_COOKIE",
        "HTTP_X_FORWARDED_FOR",
        "HTTP_ACCEPT",
        "CONTENT_TYPE",
        "HTTP_HX_CURRENT_URL",
    ],
)
def test_headers(world: World, header: str) -> None:
    for typed in (
        "\x00",
        "é\xff",
        "9" * 9000,
        '"v99999999999999999999999999"',
        "Bearer \xff",
        "csrftoken=\x00; sessionid='",
        "a/b; charset=\xff",
        "zz-" * 500,
    ):
        for method, path in (
            ("GET", "/me/"),
            ("GET", "/organisations/"),
            ("PATCH", where("api:api-1:edit_organisation", world)),
            ("POST", "/api/v1/organisations"),
        ):
            with undone():
                assert (
                    client_of(world, "A")
                    .generic(method, path, "{}", **{"content_type": "application/json"} | {header: typed})
                    .status_code
                    < 500
                ), (typed, path)


FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize(
    "path", ["/organisations/?export=csv", "/trail/?export=csv", "/vocab/region/download/csv/"]
)
def test_no_cell_of_a_spreadsheet_is_a_formula(world: World, path: str) -> None:
    import csv
    import io

    text = text_of(client_of(world, "P").get(path)).lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert "公开" in text or "organisations" not in path


def test_quoting_is_what_is_tried() -> None:
    assert quote("\0") in BAD["nul"]
