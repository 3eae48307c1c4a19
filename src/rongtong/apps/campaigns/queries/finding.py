"""Finding whom to ask: in the register, or as a list names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.models.names import name_key
from rongtong.apps.parties.rules.organisations import CENTRE, VIEW
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

_AT_ONCE = 500


@dataclass(frozen=True)
class Found:
    """Somebody who could be asked; ``organisation`` when it is registered here and may be seen."""

    name: str
    uscc: str = ""
    region: str = ""
    industry: str = ""
    kind: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    source: str = "list"
    organisation: Organisation | None = None
    name_key: str = field(default="")

    @property
    def organisation_id(self) -> int | None:
        """Give the key of the record."""
        return self.organisation.pk if self.organisation else None


def regions_of(actor: Actor) -> frozenset[str] | None:
    """Give the region codes an actor serves by their posts; None: everywhere, as an operator does."""
    if actor.kind == "system" or (actor.staff is not None and "operator" in actor.roles()):
        return None
    served = (held.regions for held in actor.held if held.role in CENTRE and held.regions)
    return frozenset().union(*served)


def in_register(
    actor: Actor, *, region: str, kinds: Iterable[str] = (), industry: str = ""
) -> QuerySet[Organisation]:
    """Give the registered organisations of a region that an actor serves, narrowed by kind and industry."""
    reach, asked = regions_of(actor), vocab.region_scope(region)
    codes = asked if reach is None else asked & reach
    rows = visible(actor, VIEW, Organisation.objects.filter(merged_into=None, region__in=sorted(codes)))
    chosen = list(kinds)
    rows = rows.filter(kind__in=chosen) if chosen else rows
    if industry:
        rows = rows.filter(industry__in=sorted(vocab.subtree(vocab.INDUSTRY, industry)))
    return rows.order_by("name", "pk")


def as_found(organisation: Organisation) -> Found:
    """Give a registered organisation as somebody who could be asked."""
    return Found(
        organisation.name, organisation.uscc, organisation.region, organisation.industry, organisation.kind,
        source="register", organisation=organisation, name_key=organisation.name_key,
    )  # fmt: skip


def recognised(lines: Iterable[Found], actor: Actor) -> list[Found]:
    """Find what a list names in the register, by credit code, else by whole name; two queries a 500 lines.

    Only what the actor may see is found. Where code and name are two firms', the code counts.
    """
    rows = [replace(line, name_key=name_key(line.name)) for line in lines]
    seen = visible(actor, VIEW, Organisation.objects.filter(merged_into=None)).order_by("verified_at", "pk")
    found: list[Found] = []
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        codes = {one.uscc: one for one in seen.filter(uscc__in={row.uscc for row in part if row.uscc})}
        named = seen.filter(name_key__in={row.name_key for row in part if row.name_key})
        names = {one.name_key: one for one in named}
        found += [_known(row, codes.get(row.uscc), names.get(row.name_key)) for row in part]
    return found


def _known(line: Found, by_code: Organisation | None, by_name: Organisation | None) -> Found:
    house = by_code
    if house is None and by_name is not None and not (line.uscc and by_name.uscc != line.uscc):
        house = by_name
    if house is None:
        return line
    own = as_found(house)
    return replace(
        own, source="list", contact=line.contact, phone=line.phone, email=line.email,
        region=own.region or line.region, industry=own.industry or line.industry,
    )  # fmt: skip
