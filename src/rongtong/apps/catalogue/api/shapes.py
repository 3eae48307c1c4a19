"""What goes in and out of the interface of needs and offers. Money in fen, days as YYYY-MM-DD."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import veiled_for
from rongtong.apps.catalogue.queries.revisions import open_revision
from rongtong.apps.catalogue.queries.texts import cleaned
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.values import COLUMNS
from rongtong.kit.api.schemas import BIG, Body, TransitionLink
from rongtong.lib.actor import Actor

Side = Literal["need", "offer"]
Kind = Literal[
    "service", "result", "research", "talent", "finance", "capability", "expert", "instrument", "pilot",
    "base",
]  # fmt: skip
Licence = Literal["transfer", "exclusive", "ordinary", "development", "service", "equity", "trial"]
Price = Literal["", "agreement", "fixed", "listed", "auction", "tender", "equity"]
Veil = Literal["organisation", "detail", "tried", "money", "deadline", "region"]
Fen = Annotated[int, Field(ge=0, le=10**13, description="In fen.")]
Word = Annotated[str, StringConstraints(max_length=60)]
Text = Annotated[str, StringConstraints(max_length=6_000)]
_OF_OWNER = ("avoids",)


class Right(Body):
    """One right of intellectual property."""

    kind: Annotated[str, StringConstraints(max_length=10)]
    number: Annotated[str, StringConstraints(max_length=80)] = ""


class ValuesBody(Body):
    """What may be written; what is left out stays. Which fields a kind asks, the site's form shows."""

    title: Text | None = None
    summary: Text | None = None
    detail: Text | None = None
    tried: Text | None = None
    keywords: list[Word] | None = None
    field: Annotated[str, StringConstraints(max_length=4)] | None = None
    region: Word | None = None
    reach: list[Word] | None = None
    money_low: Fen | None = None
    money_high: Fen | None = None
    price_mode: Price | None = None
    least_fee: Fen | None = None
    deadline: date | None = None
    available_from: date | None = None
    turnaround_days: Annotated[int, Field(ge=1, le=3_650)] | None = None
    maturity: Annotated[int, Field(ge=1, le=9)] | None = None
    maturity_evidence: Text | None = None
    licences: list[Licence] | None = None
    rights: list[Right] | None = None
    capacity: Annotated[int, Field(ge=1, le=999)] | None = None
    veiled: list[Veil] | None = None
    extra: dict[str, str | int] | None = Field(None, description="What only this kind asks.")

    def given(self) -> dict[str, Any]:
        """Give what was sent, days as text."""
        sent = self.dict(exclude_unset=True, exclude={"side", "kind", "organisation"})
        return {name: one.isoformat() if isinstance(one, date) else one for name, one in sent.items()}


class NewBody(ValuesBody):
    """A new draft; without ``organisation`` it is the caller's own as a person."""

    side: Side
    kind: Kind
    organisation: Annotated[int, Field(ge=1, le=BIG)] | None = None


class Change(Schema):
    """A change of what is public that waits: its state and the fields it alters."""

    state: str
    fields: list[str]
    version: int


class ListingOut(Schema):
    """A need or an offer as the caller may read it; ``hidden`` names what its owner keeps from them."""

    id: int
    code: str
    side: str
    kind: str
    state: str
    organisation: int | None
    organisation_name: str
    person: int | None
    values: dict[str, Any]
    hidden: list[str]
    published_at: datetime | None
    expires_on: date | None
    outcome: str
    version: int


class ListingDetail(ListingOut):
    """One of them with how complete it is, what is missing, what may be done, and an open change."""

    complete: int
    missing: list[str]
    change: Change | None
    transitions: list[TransitionLink]


def out(listing: Listing, actor: Actor) -> dict[str, Any]:
    """Give a listing as the caller may read it: neither a veiled value nor who is veiled leaves the house."""
    hidden = veiled_for(actor, listing)
    columns = {name: getattr(listing, name) for name in COLUMNS if name not in ("veiled", *_OF_OWNER)}
    values = {name: value for name, value in columns.items() if _part(name) not in hidden}
    known = "organisation" not in hidden
    house = listing.organisation if known else None
    return {
        **{name: getattr(listing, name) for name in _PLAIN},
        "id": listing.pk,
        "organisation": house.pk if house else None,
        "organisation_name": house.name if house else "",
        "person": listing.person_id if known else None,
        "values": cleaned(values | {"extra": listing.extra}, listing, actor),
        "hidden": sorted(hidden),
    }


_PLAIN = ("code", "side", "kind", "state", "published_at", "expires_on", "outcome", "version")


def _part(name: str) -> str:
    return "money" if name.startswith("money_") else name


def detail(listing: Listing, actor: Actor, transitions: list[dict[str, Any]], writes: bool) -> dict[str, Any]:
    """Give a listing with what its writers need beside it."""
    found, change = completeness(listing), open_revision(listing) if writes else None
    waiting = change and {"state": change.state, "fields": sorted(change.values), "version": change.version}
    missing = [*found.missing_must, *found.missing_good] if writes else []
    more = {"complete": found.share if writes else 0, "missing": missing, "change": waiting}
    return out(listing, actor) | more | {"transitions": transitions}
