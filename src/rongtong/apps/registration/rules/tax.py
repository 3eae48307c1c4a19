"""A first look at tax relief and rewards (``data/tax.toml``). It is no advice and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.registration.rules.data import Source, rows, source_of, worded

LIKELY, CONDITIONAL, NOT = "likely", "conditional", "not"


@dataclass(frozen=True)
class Deal:
    """What the rules look at. Sums in fen; ``years`` it runs; ``public``: the seller is of the state."""

    path: str
    total_fen: int | None
    technology_fen: int | None
    years: float
    of_organisation: bool
    public: bool
    registered: bool
    day: date
    region: str = ""


@dataclass(frozen=True)
class Relief:
    """One relief: whether it may apply, what it says, what it needs, what it would be worth."""

    code: str
    label: str
    verdict: str
    text: str
    needs: str
    why: str
    source: Source
    figures: tuple[tuple[str, int], ...] = ()


def reliefs(deal: Deal) -> list[Relief]:
    """Give every relief that holds on the day, also those that do not apply, each with its source."""
    return [_relief(row, deal) for row in rows("tax", "relief", deal.day, deal.region)]


def _relief(row: dict[str, Any], deal: Deal) -> Relief:
    verdict, why = _verdict(row, deal)
    figures = _figures(row, deal) if verdict != NOT else ()
    return Relief(
        row["code"],
        worded(row),
        verdict,
        worded(row, "text"),
        worded(row, "needs"),
        why,
        source_of(row),
        figures,
    )


def _verdict(row: dict[str, Any], deal: Deal) -> tuple[str, str]:
    """Give whether it may apply and why not, or on what it hangs."""
    if _among(deal.path, row.get("never", ())):
        return NOT, worded(row, "never")
    if _among(deal.path, row.get("related", ())):
        return CONDITIONAL, worded(row, "related")
    if not _among(deal.path, row["paths"]):
        return NOT, _("Not for this kind of contract.")
    if row.get("firms") and not deal.of_organisation:
        return NOT, _("The seller is a person: this tax is not theirs.")
    if row.get("public") and not deal.public:
        return NOT, _("Only for universities and institutes that do not work for profit.")
    years = row.get("licence_years")
    if years and deal.path.startswith("licence.") and deal.years < years:
        return NOT, _("The licence runs for less than %(n)d years.") % {"n": years}
    if not deal.registered and row["code"] != "stamp":
        return CONDITIONAL, _("The contract is not registered yet.")
    return LIKELY, ""


def _among(path: str, paths: Any) -> bool:
    return any(path == one or (one.endswith(".") and path.startswith(one)) for one in paths)


def _figures(row: dict[str, Any], deal: Deal) -> tuple[tuple[str, int], ...]:
    """Give (label, fen) of what it would be worth, before costs and if nothing else counted this year."""
    base = deal.technology_fen if row["base"] == "technology" else deal.total_fen
    if not base:
        return ()
    if "line_fen" in row:
        free = min(base, row["line_fen"])
        return ((_("free, before costs"), free), (_("at half, before costs"), base - free))
    if "rate_ppm" in row:
        return ((_("each side pays at most"), -(-base * row["rate_ppm"] // 1_000_000)),)
    if "share_ppm" in row:
        return ((_("counts for the buyer"), base * row["share_ppm"] // 1_000_000),)
    if row["code"] == "reward":
        return ((_("floor of the rewards, before costs"), -(-base // 2)),)
    return ((_("sum it is about"), base),)
