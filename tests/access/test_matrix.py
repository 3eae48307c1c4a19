"""Who gets which answer at every address, what each may change there, and that nobody reads what is not theirs.

``table.tsv`` holds a row an address: one letter an actor (``world.ACTORS``, in that order), then ``w`` where the
database changed. 2: 200 or 201, r: to the sign-in page, >: to another page, 1: 401, 3: 403, 4: 404, b: 400, c: 409,
g: 410, m: 405, p: 412 or 428, v: 422, l: 429.
"""  # noqa: E501

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.access.addresses import BODIES, Address, addresses
from tests.access.asking import UNCOUNTED, ask, letter, text_of, written
from tests.access.conftest import undone
from tests.access.guarded import ASKED_AS, unguarded
from tests.access.world import ACTORS, MARKUP, World

ROWS = dict(line.split("\t", 1) for line in (Path(__file__).parent / "table.tsv").read_text().splitlines())
CLEAR = ("13912345678", "ZqcontactQz", "zqcontactmail")
OPENED: dict[str, dict[str, str]] = {
    # Who serves the county of one side reads the names of both.
    **{
        f"contracts:{one}": {"ZqorgQz": "O"}
        for one in ("contract", "terms", "price", "draft", "sign", "end", "milestone", "list")
    },
    **{f"contracts:{one}": {"ZqorgQz": "O"} for one in ("trials", "trial")},
    **{f"api:api-1:get_{one}": {"ZqorgQz": "O"} for one in ("contract", "registration")},
    **{f"registration:{one}": {"ZqorgQz": "O"} for one in ("registration", "check", "list")},
    # Who shares an income out knows whom with, and they know who shares what.
    "site:me": {"ZqsoldQz": "w"},  # who shares the income of a contract is asked to agree to the shares
    "contracts:split": {"ZqpersonQz": "A", "ZqorgQz": "w", "ZqsoldQz": "w"},
    # The law wants the owner's name beside the published price.
    **{f"contracts:{one}": {"ZqorgQz": "aswORxpv"} for one in ("notice", "notices")},
    "parties:contact": dict.fromkeys(CLEAR, "mAdoP"),
    "parties:person_reveal": {"11010519491231002X": "wrP"},
    "privacy:reveal": {"11010519491231002X": "wrP"},
    # The trail names what was done to which record; it is handed out in a staff session and that is noted.
    "site:trail_export": dict.fromkeys(
        (
            f"Zqlisting{one}Qz"
            for one in (
                "draft",
                "discarded",
                "returned",
                "takendown",
                "submitted",
                "closed",
                "unused",
                "unusedtoo",
            )
        ),
        "Pu",
    )
    | {"ZqcontractQz": "Pu"},
    # A side that showed who it is is known to the office of the other side's place.
    "introductions:list": {"ZqorgQz": "O"},
    # Who holds the letter of an invitation is told by whom they are invited.
    "parties:invitation": {"ZqorgQz": "".join(ACTORS)},
}
"""What is read in clear at one address only, where each reading is written down."""
READING_WRITES = {
    "introductions:one",
    "conversion:deal", "conversion:flag",
    "ledger:obligation", "orders:one", "notices:open", "files:file", "files:signed",
    "matching:candidates", "matching:week", "api:api-1:list_candidates",
    *(f"contracts:{one}" for one in ("contract", "terms", "price", "sign", "draft", "end", "milestone")),
    "contracts:trial",
    "contracts:compare", "contracts:write",
    *(f"api:api-1:get_{one}" for one in ("contract", "registration", "order", "obligation")),
    *(f"registration:{one}" for one in ("registration", "check", "tax")),
}  # fmt: skip
"""An officer who reads a contract leaves a line.

An opened notice is read; a document handed out is on the trail; so is who was shown a candidate."""
UNPROVED = {
    "contracts:splits",  # nobody of the world's firm has a page of their own: tests/apps/contracts names some
    "contracts:accept",  # the world's terms were accepted already: tests/apps/contracts races for it
    "contracts:end",  # the world's contract has an end asked for: tests/apps/contracts asks for one
    # A registrar decides, and this world has none; nothing here was signed: tests/apps/registration.
    "registration:return",
    "registration:register",
    "registration:start",
    "catalogue:letter_again",  # the world's letter has arrived: tests/apps/catalogue holds one that failed
    "catalogue:document_by_ocr",  # the world's document was read already: tests/apps/catalogue holds a scan
    "site:account_find",
    "parties:register",
    "pages:preferences",  # a search; cookies only
    "notices:preferences",
    "privacy:do",
    "vocab:undo",
    "parties:review",
    "parties:identity_move",
    "parties:expert_avoid",
    "parties:desk_twin",
    "parties:centre_close",
    "parties:role_request",
}
"""Bodies that nobody's power makes work yet: of these only the answers are proved."""


def test_every_address_stands_in_the_table() -> None:
    there = {one.key for one in addresses()}
    assert sorted(there - set(ROWS)) == [], "place these in tests/access/table.tsv"
    assert sorted(set(ROWS) - there) == [], "these are no longer there"


@pytest.mark.parametrize("address", addresses(), ids=lambda one: one.key)
def test_access(world: World, address: Address) -> None:
    answers, changes, faults = "", "", []
    for who in ACTORS:
        with undone(), written() as tables:
            answer = ask(world, who, address.name, address.method)
            text = text_of(answer)
        answers += letter(answer)
        changes += "w" if set(tables) - UNCOUNTED else "."
        faults += leaked(world, address, who, text)
        if "html" in answer.get("Content-Type", "") and ("<script>x" in text or "<img onerror" in text):
            faults.append(f"{who}: {MARKUP} is not escaped")
        if address.method == "GET" and answer.status_code == 200 and who in ASKED_AS:
            faults += [f"{who}: {fault}" for fault in unguarded(who, answer, text)]
    assert faults == []
    assert f"{answers}\t{changes}" == ROWS[address.key]


def leaked(world: World, address: Address, who: str, text: str) -> list[str]:
    """Name what ``who`` reads there and may not."""
    opened = OPENED.get(address.name, {})
    found = set(world.pattern.findall(text))
    return [
        f"{who} reads {mark}" for mark in sorted(found) if who not in world.marks[mark] + opened.get(mark, "")
    ]


@pytest.mark.parametrize("key", sorted(key for key in ROWS if key.startswith("GET")))
def test_reading_changes_nothing(key: str) -> None:
    assert key.split()[1] in READING_WRITES or "w" not in ROWS[key].split("\t")[1]


def test_who_is_nobody_changes_nothing() -> None:
    """Signed in or not: a token that is revoked, one with too few scopes, the operator without a session."""
    order = list(ACTORS)
    # The link's signature is its proof; the others are statements that touched no row or were taken back.
    free = {"POST notices:off", "POST api:api-1:read_notice", "POST api:api-1:register_organisation"}
    free |= {"POST catalogue:letter_prove"}  # who has the link has read the mailbox it went to
    free |= {key for key in ROWS if key.startswith(("POST campaigns:asked", "POST campaigns:public"))}
    for key, row in ROWS.items():
        changes = row.split("\t")[1]
        assert key in free or all(changes[order.index(who)] == "." for who in "avtz"), key


def test_a_delegation_that_is_over_gives_nothing() -> None:
    """Whoever acted for the administrator is a member like any other."""
    order, own = (
        list(ACTORS),
        {"POST parties:delegate", "POST parties:end_delegation", "POST parties:act_for"},
    )
    member, delegate = order.index("m"), order.index("d")
    shown = {"parties:delegate", "parties:member", "api:api-1:get_membership"}
    for key, row in ROWS.items():
        answers, changes = row.split("\t")
        if key not in own and key.split()[1] not in shown:
            assert (answers[member], changes[member]) == (answers[delegate], changes[delegate]), key


def test_a_body_that_could_work_works_for_somebody() -> None:
    """Else its refusals prove nothing: an address with a body is changed by one of the actors."""
    for name in BODIES:
        rows = [
            row.split("\t")[1]
            for key, row in ROWS.items()
            if key.split()[1] == name and not key.startswith("GET")
        ]
        assert not rows or any("w" in row for row in rows) or name in UNPROVED, name


def test_the_watch_sees_what_is_written(world: World) -> None:
    with undone(), written() as tables:
        ask(world, "A", "parties:organisation_edit", "POST")
    assert tables["parties_organisation"] == 1
    assert tables["audit_entry"] == 1
    assert re.search("Zq", "".join(world.marks))
