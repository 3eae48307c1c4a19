"""A number tells nothing: what somebody may not see answers as what does not exist."""

from __future__ import annotations

import pytest
from django.db.models import Model

from tests.access.addresses import FILLED, Address, addresses
from tests.access.asking import ask, letter
from tests.access.conftest import undone
from tests.access.test_matrix import ROWS
from tests.access.world import ACTORS, World

NONE = 987_654_321
SHOWN = {
    "parties:organisation": (
        "organisation_edit", "organisation_rows", "verification", "begin_verification", "drafts", "draft",
        "contact", "invite", "member", "membership_step", "decide_request", "edit_organisation",
        "move_membership",
    ),
    "parties:person_record": ("person_reveal", "desk_identity", "desk_identity_move"),
    "parties:review": ("remove_evidence", "remove_document", "move_verification"),
    "parties:centre": (
        "centre_edit", "centre_move", "centre_close", "centre_cover", "staff", "staff_post",
    ),
    "contracts:contract": (
        *(f"contracts:{one}" for one in ("move", "write", "accept", "terms", "price", "draft", "returned")),
        *(f"contracts:{one}" for one in ("compare", "sign", "paper", "change", "end", "end_move")),
        "contracts:evidence",
        *(f"contracts:{one}" for one in ("milestone", "milestone_move", "objection_move")),
        *(f"registration:{one}" for one in ("check", "start", "tax")),
    ),
    "contracts:split": tuple(f"contracts:{one}" for one in ("split_move", "statement", "portion_move")),
    "contracts:trial": tuple(
        f"contracts:{one}" for one in ("trial_move", "trial_use", "trial_convert", "usage_move")
    ),
    "contracts:notice": ("contracts:objection_move", "contracts:notice"),
    "registration:registration": tuple(
        f"registration:{one}" for one in ("move", "form", "decide", "return", "register", "package")
    ),
    "orders:one": (
        *(f"orders:{one}" for one in ("move", "quote", "deliver", "rate", "say", "evidence")),
        "quote_order", "move_order", "rate_order",
    ),
    "conversion:flag": ("conversion:flag_move",),
    "ledger:obligation": (
        "report", "invoice", "withdraw_invoice", "ledger:answer", "ledger:move", "report_payment",
        "move_obligation", "answer_payment",
    ),
    "introductions:one": (
        *(f"introductions:{one}" for one in ("move", "act", "say", "plan", "unsay")), "disclosure:ask",
        "move_introduction", "write_message",
    ),
    "disclosure:agreement": ("disclosure:agreement_move",),
    "catalogue:listing": (
        "revision", "revision_move", "still_open", "candidates", "compare", "compare_word", "compare_pdf",
        "candidates_pdf", "state", "unstate", "questions",
        "list_candidates", "room", "room_add", "room_give",
    ),
}  # fmt: skip
"""The page that shows a record, and what its readers are refused in words."""
OWN = (
    {"decide_request": "q", "move_membership": "q", "desk_claim": "q", "do": "w"}
    | dict.fromkeys(
        (
            *(f"catalogue:{one}" for one in ("write", "autosave", "read", "preview", "move", "bring_back")),
            *(f"api:api-1:{one}" for one in ("edit_listing", "do_step", "list_proposals")),
        ),
        "md",
    )
    | {"catalogue:review": "mAdo"}
)
"""Who made the record (request, claim, erasure), or belongs to the organisation whose draft it is."""


def knowing(address: Address) -> set[str]:
    """Give those who see the record that the address is about."""
    last = address.name.rsplit(":", 1)[-1]
    pages = [page for page, names in SHOWN.items() if last in names or address.name in names]
    readers = {
        who for page in pages for who, it in zip(ACTORS, ROWS[f"GET {page}"], strict=False) if it == "2"
    }
    return readers | set(OWN.get(address.name, OWN.get(last, "")))


def numbered(world: World) -> list[tuple[Address, tuple[object, ...]]]:
    """Give the addresses with the number of a record, each with the keys of one that is not there."""
    found = {}
    for name, fill in FILLED.items():
        places = [n for n, one in enumerate(fill) if isinstance(one, str) and _is_record(world, one)]
        if places:
            found[name] = tuple(NONE if n == places[-1] else one for n, one in enumerate(fill))
    return [(one, found[one.name]) for one in addresses() if one.name in found]


def _is_record(world: World, key: str) -> bool:
    return isinstance(world.keys[key], Model)


def told(world: World, address: Address, missing: tuple[object, ...]) -> str:
    """Give those who are refused, by the table, where one that is not there would be answered otherwise."""
    tells = ""
    for who, answer in zip(ACTORS, ROWS[address.key], strict=False):
        if answer == "3":
            with undone(), pytest.MonkeyPatch.context() as patch:
                patch.setitem(FILLED, address.name, missing)
                tells += who if letter(ask(world, who, address.name, address.method)) != "3" else ""
    return tells


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_a_refusal_does_not_tell_that_there_is_a_record(world: World, method: str) -> None:
    wrong = {}
    for address, missing in numbered(world):
        if address.method == method:
            tells = set(told(world, address, missing)) - knowing(address)
            if tells:
                wrong[address.key] = "".join(who for who in ACTORS if who in tells)
    assert wrong == {}
