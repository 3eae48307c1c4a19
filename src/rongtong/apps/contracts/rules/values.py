"""The values of a version of the terms: figures, parts of the price, instalments, milestones, clauses.

As JSON: ``kind subkind title price_mode payment_mode`` codes and texts; ``valid_from valid_to`` ISO dates
or empty; ``amount_open``; ``items`` [{what, fen, technical}]; ``instalments`` [{key, what, fen, due,
milestone}]; ``milestones`` [{key, title, criteria, due}]; ``royalty`` text; ``clauses`` {code: text}. Sums
are not kept: they follow from ``items`` (interpretation on technology contracts, art. 14: what is not
technology is itemised).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.contracts.models.choices import PaymentMode, PriceMode
from rongtong.apps.contracts.models.contracts import TITLE_LONGEST
from rongtong.apps.contracts.rules.clauses import MOST, catalogue, clauses_of, default_texts, missing_clauses
from rongtong.apps.contracts.rules.kinds import subkinds

MOST_ROWS, MOST_FEN = 30, 10**14
"""Rows of a table of the terms; 1,000 亿元."""
Values = dict[str, Any]


@dataclass(frozen=True)
class Lack:
    """Something still missing: the step of the form and the sentence."""

    step: str
    sentence: str


def first_values(kind: str, sub: str, title: str) -> Values:
    """Give what a new contract begins with: default wordings, nothing agreed."""
    return {
        "kind": kind, "subkind": sub, "title": title[:TITLE_LONGEST], "price_mode": str(PriceMode.AGREEMENT),
        "payment_mode": str(PaymentMode.PARTS), "amount_open": False, "valid_from": "", "valid_to": "",
        "items": [], "instalments": [], "milestones": [], "royalty": "", "clauses": default_texts(kind),
    }  # fmt: skip


def total(values: Mapping[str, Any]) -> int | None:
    """Give the whole price in fen (合同成交总额); None while nothing is itemised."""
    return sum(int(row["fen"]) for row in values["items"]) if values["items"] else None


def technology(values: Mapping[str, Any]) -> int | None:
    """Give the technology amount in fen (技术交易额): the whole price without equipment and material."""
    if not values["items"]:
        return None
    return sum(int(row["fen"]) for row in values["items"] if row["technical"])


def clean(values: Mapping[str, Any]) -> Values:
    """Give the values in their normal form. ValidationError names the field of what cannot be."""
    made = first_values(values["kind"], values["subkind"], str(values.get("title", "")).strip())
    faults: dict[str, Any] = {}
    if f"{made['kind']}.{made['subkind']}" not in subkinds():
        raise ValidationError({"subkind": _("Choose a kind from the list.")})
    for name, choices in (("price_mode", PriceMode.values), ("payment_mode", PaymentMode.values)):
        made[name] = values.get(name, made[name])
        if made[name] not in choices:
            faults[name] = _("Choose one from the list.")
    for name in ("valid_from", "valid_to"):
        made[name] = _day(values.get(name), name, faults)
    made["amount_open"] = bool(values.get("amount_open"))
    made["royalty"] = str(values.get("royalty", "")).strip()[:500]
    made["milestones"] = _rows(values, "milestones", _milestone, faults)
    made["items"] = _rows(values, "items", _item, faults)
    made["instalments"] = _rows(values, "instalments", _instalment, faults)
    made["clauses"] = _clauses(values, made["kind"])
    _fits(made, faults)
    if faults:
        raise ValidationError(faults)
    return made


def _fits(made: Values, faults: dict[str, Any]) -> None:
    if not made["title"]:
        faults["title"] = _("Write the name of the project.")
    if made["valid_from"] and made["valid_to"] and made["valid_from"] > made["valid_to"]:
        faults["valid_to"] = _("The end lies before the beginning.")
    known = {row["key"] for row in made["milestones"]}
    for row in made["instalments"]:
        row["milestone"] = row["milestone"] if row["milestone"] in known else ""
    paid = sum(row["fen"] for row in made["instalments"])
    whole = total(made)
    if made["instalments"] and whole is not None and paid != whole:
        faults.setdefault("instalments", _("The instalments do not add up to the whole price."))


def _clauses(values: Mapping[str, Any], kind: str) -> dict[str, str]:
    given = values.get("clauses", {})
    offered = {one.code for one in clauses_of(kind)}
    return {
        code: str(given.get(code, "")).replace("\r\n", "\n").strip()[:MOST]
        for code in catalogue()
        if code in offered
    }


def _rows(values: Mapping[str, Any], name: str, read: Any, faults: dict[str, Any]) -> list[dict[str, Any]]:
    rows = list(values.get(name) or ())
    if len(rows) > MOST_ROWS:
        faults[name] = _("At most %(n)d rows.") % {"n": MOST_ROWS}
        return []
    made = []
    for place, row in enumerate(rows, 1):
        try:
            made.append(read(row, place))
        except ValidationError as fault:
            faults[name] = _("Row %(n)d: %(why)s") % {"n": place, "why": " ".join(fault.messages)}
    return made


def _key(row: Mapping[str, Any], place: int) -> str:
    return str(row.get("key") or place)[:8]


def _item(row: Mapping[str, Any], place: int) -> dict[str, Any]:
    return {"what": _text(row, "what"), "fen": _fen(row), "technical": bool(row.get("technical"))}


def _instalment(row: Mapping[str, Any], place: int) -> dict[str, Any]:
    return {
        "key": _key(row, place), "what": _text(row, "what"), "fen": _fen(row), "due": _date(row.get("due")),
        "milestone": str(row.get("milestone", "")),
    }  # fmt: skip


def _milestone(row: Mapping[str, Any], place: int) -> dict[str, Any]:
    criteria = str(row.get("criteria", "")).strip()[:1_000]
    return {
        "key": _key(row, place), "title": _text(row, "title"), "criteria": criteria,
        "due": _date(row.get("due")),
    }  # fmt: skip


def _text(row: Mapping[str, Any], name: str) -> str:
    text = str(row.get(name, "")).strip()[:120]
    if not text:
        raise ValidationError(_("say what it is."))
    return text


def _fen(row: Mapping[str, Any]) -> int:
    fen = row.get("fen")
    if not isinstance(fen, int) or not 0 <= fen <= MOST_FEN:
        raise ValidationError(_("the amount is missing or not possible."))
    return fen


def _date(given: Any) -> str:
    try:
        return date.fromisoformat(str(given)).isoformat() if given else ""
    except ValueError as fault:
        raise ValidationError(_("this is no date.")) from fault


def _day(given: Any, name: str, faults: dict[str, Any]) -> str:
    try:
        return _date(given)
    except ValidationError as fault:
        faults[name] = fault
        return ""


def lacking(values: Mapping[str, Any]) -> list[Lack]:
    """Say what is still missing before both can agree, in the order of the form."""
    found = []
    if not values["valid_from"] or not values["valid_to"]:
        found.append(Lack("matter", _("Say from when until when it runs.")))
    if not values["milestones"]:
        found.append(Lack("plan", _("Name at least one deliverable.")))
    if total(values) is None:
        found.append(Lack("money", _("Say what it costs.")))
    if not values["instalments"] and total(values):
        found.append(Lack("money", _("Say when it is paid.")))
    if values["payment_mode"] in (PaymentMode.ROYALTY, PaymentMode.ENTRY) and not values["royalty"]:
        found.append(Lack("money", _("Say how the royalty is reckoned.")))
    found += [
        Lack(
            "clauses", _("Write “%(clause)s” (%(article)s).") % {"clause": one.label, "article": one.article}
        )
        for one in missing_clauses(values["kind"], values["subkind"], values["clauses"])
    ]
    return found
