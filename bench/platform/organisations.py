"""Organisations with their founders, members, roles and search fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from bench.platform import invent
from bench.platform.centres import Places
from bench.platform.size import Size
from bench.platform.trail import Trail
from bench.platform.writer import Sheet, finish, next_key
from rongtong.apps.parties.actions.organisations import FIELDS
from rongtong.apps.parties.models import Membership, Organisation
from rongtong.apps.parties.rules.verification_terms import terms
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.permissions.models import Assignment

SIZES = ("large", "medium", "small", "micro")
MADE = (
    "id",
    *FIELDS,
    "region_since",
    "registered_by_id",
    "registered_at",
    "verified",
    "verified_at",
    "verified_until",
    "verified_by",
    "provenance",
    "name_key",
    "bare_key",
    "keys",
    "grams",
)
VERIFIED, WAITING = 0.6, 0.04
"""Shares of organisations that are verified, and whose case waits for a reviewer."""


@dataclass(frozen=True)
class Registered:
    """What the later steps need to know of an organisation."""

    key: int
    values: dict[str, Any]
    founder: tuple[int, str]
    at: datetime
    verified: bool
    waiting: bool


class Register:
    """Writes organisations one after the other."""

    def __init__(self, size: Size, accounts: list[tuple[int, str]], places: Places, trail: Trail) -> None:
        self._size, self._accounts, self._places, self._trail = size, accounts, places, trail
        self._chance = Random(size.seed + 1)
        self._industries = sorted(vocab.subtree(vocab.INDUSTRY, "C")) + sorted(
            vocab.subtree(vocab.INDUSTRY, "I")
        )
        self._short = {code: _short(code) for code in places.counties}
        self.sheet = Sheet(Organisation, *MADE)
        self.members = Sheet(
            Membership, "id", "organisation_id", "user_id", "created_at", "since", state="active", version=1
        )
        self.roles = Sheet(
            Assignment, "id", "user_id", "role", "organisation", "starts", "granted_by", "reason"
        )
        self._first, self._member, self._role = map(next_key, (Organisation, Membership, Assignment))

    def one(self, n: int) -> Registered:
        """Register the ``n``-th, with up to two members who joined later."""
        size, chance = self._size, self._chance
        at, founder = size.when(n, size.organisations), self._accounts[n]
        drawn = chance.random()
        values = _values(chance, n, chance.choice(self._places.counties), self._short, self._industries)
        made = Registered(
            self._first + n, values, founder, at, drawn < VERIFIED, VERIFIED <= drawn < VERIFIED + WAITING
        )
        self._write(made)
        self._join(made, founder, "found", ("org.member", "org.admin"), ["org.admin"], at)
        for place in range(chance.choice((0, 0, 1, 2))):
            self._join(
                made, self._accounts[size.organisations + 2 * n + place], "join", ("org.member",), [], at
            )
        return made

    def _write(self, made: Registered) -> None:
        values, (who, name), at = made.values, made.founder, made.at
        record = Organisation(**values)
        record.refresh_keys()
        # What differs from a new record is what somebody wrote.
        blank = Organisation()
        noted = {"by": who, "at": at.isoformat()}
        written = {field: noted for field in FIELDS if values[field] != getattr(blank, field)}
        mark = (at, until(at), self._places.body(values["region"])) if made.verified else (None, None, "")
        self.sheet.add(
            made.key,
            *(values[field] for field in FIELDS),
            timezone.localdate(at),
            who,
            at,
            made.verified,
            *mark,
            written,
            record.name_key,
            record.bare_key,
            record.keys,
            record.grams,
        )
        self._trail.note(
            "parties.organisation.registered",
            "parties.Organisation",
            made.key,
            values["name"],
            who=who,
            name=name,
            at=at,
            data={"uscc": values["uscc"]},
        )

    def _join(
        self,
        made: Registered,
        user: tuple[int, str],
        how: str,
        roles: tuple[str, ...],
        given: list[str],
        at: datetime,
    ) -> None:
        who, name = user
        self.members.add(self._member, made.key, who, at, at)
        for role in roles:
            self.roles.add(self._role, who, role, made.key, at, who, how)
            data = {"user": who, "role": role, "organisation": made.key, "centre": None}
            self._trail.note(
                "permissions.assigned",
                "permissions.Assignment",
                self._role,
                f"{who} {role}",
                who=who,
                name=name,
                at=at,
                reason=how,
                data=data,
            )
            self._role += 1
        self._trail.note(
            f"parties.membership.{how}",
            "parties.Membership",
            self._member,
            f"{name} · {made.values['name']}",
            who=who,
            name=name,
            at=at,
            changes={"state": ["requested", "active"]},
            data={"roles": given},
        )
        self._member += 1

    def finish(self) -> None:
        """Write what is left."""
        finish(self.sheet, self.members, self.roles)
        self._trail.finish()


def until(at: datetime) -> date:
    """Give until when a verification of this time stands."""
    return timezone.localdate(at) + timedelta(days=terms().valid_days)


def _short(code: str) -> str:
    """Give a county's name as firms carry it: without its last character."""
    name = str(vocab.label(vocab.REGION, code))
    return name[:-1] if len(name) > 2 else name


def _values(
    chance: Random, n: int, region: str, short: dict[str, str], industries: list[str]
) -> dict[str, Any]:
    kind = invent.organisation_kind(chance)
    name, staff = invent.organisation_name(chance, kind, short[region]), int(10 ** chance.uniform(0.7, 3.5))
    trades = kind in ("company", "service", "user")
    return {
        "name": name,
        "short_name": name[len(short[region]) : len(short[region]) + 2],
        "english_name": "",
        "uscc": invent.credit_code(kind, region, n),
        "kind": kind,
        "nature": "",
        "region": region,
        "industry": chance.choice(industries) if trades else "",
        "size": chance.choice(SIZES) if trades else "",
        "founded": date(chance.randint(1980, 2024), chance.randint(1, 12), 1),
        "staff": staff,
        "rd_staff": staff // 8,
        "website": f"https://www.example.org/{n}" if n % 3 == 0 else "",
        "summary": f"{name}从事{name[-8:]}相关产品的研发、生产与技术服务，服务成渝地区。"
        if n % 2 == 0
        else "",
        "visibility": "public" if chance.random() < 0.95 else "users",
    }
