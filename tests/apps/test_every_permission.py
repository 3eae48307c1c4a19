"""Every permission's filter and its test agree: what a list shows is just what may be opened."""

from __future__ import annotations

import pytest
from django.apps import apps

from rongtong.apps.catalogue.actions import merging
from rongtong.apps.catalogue.models import DuplicatePair
from rongtong.apps.parties.actions import delegations, details, experts, merges
from rongtong.kit.permissions import can, visible
from rongtong.kit.permissions.register import permissions
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import ANONYMOUS, SYSTEM, Actor, Held
from tests.apps.samples import ELSEWHERE, HERE, SAMPLES
from tests.factories import catalogue, centres, conversion, introductions, organisations
from tests.factories.organisations import AT, DAY
from tests.factories.tokens import token
from tests.factories.vocab import load

UNTRIED = {"parties.merge.undo", "disclosure.room.fill", "disclosure.room.remove_original"}
"""Permissions about records that this world does not hold: tests of their own part try them."""


def world() -> list[object]:
    """Make a record of every workflow, cases in other states, and people who belong to some of it."""
    load()
    made = [sample() for sample in SAMPLES.values()]
    made += [organisations.case(state=state) for state in ("submitted", "returned", "verified")]
    made += [organisations.organisation(visibility=choice) for choice in ("public", "members")]
    introductions.message()
    made.append(conversion.deal("ordered"))
    return [*made, *details_of_them(), *at_the_gate()]


def at_the_gate() -> list[object]:
    """Make what the gate keeps: one taken down, two merged."""
    pair = DuplicatePair.objects.get()
    merge = merging.merge(pair=pair, keep=pair.first_id, reason="one matter", actor=SYSTEM, at=AT)
    return [catalogue.listing(state="taken_down"), merge]


def details_of_them() -> list[object]:
    """Make what hangs on an organisation or a person: contact, delegation, token, terms, tie, merge."""
    house = organisations.organisation()
    by = {"actor": organisations.acting(organisations.admin_of(house)), "at": AT}
    row = {"name": "张伟", "phone": "", "email": "", "duty": "办公室", "audience": "members"}
    details.save_contacts(organisation=house, rows=[row], version=0, **by)
    other = organisations.member(house)
    delegations.delegate(
        principal=house.memberships.order_by("pk").first(),
        delegate=other,
        until=AT + DAY,
        reason="away",
        **by,
    )
    mine = centres.person()
    own = {"actor": centres.acting(mine.user), "at": AT}
    experts.set_terms(person=mine, values={"least_fee": 1}, version=None, **own)
    tie = {"kind": "shares", "organisation": house, "other": None, "note": "", "since": None, "until": None}
    experts.declare(person=mine, **tie, **own)
    merges.propose(actor=SYSTEM, at=AT)
    token(other.user)
    return [house]


def everybody(made: list[object]) -> list[Actor]:
    """Give actors of every role, near and far, and the accounts that made or own something."""
    houses = sorted({house for each in made if (house := getattr(each, "organisation_id", None))})
    crowd = [ANONYMOUS, SYSTEM, Actor("user", 900_001, "Stranger")]
    for role in roles().values():
        for session in (None, 1):
            if role.scope == "organisation":
                crowd += [
                    Actor("user", 900_002, role.code, (Held(role.code, house),), session)
                    for house in houses[:3]
                ]
            elif role.scope == "centre":
                for centre, reach in ((1, HERE), (2, ELSEWHERE), (3, frozenset())):
                    crowd.append(
                        Actor("user", 900_003, role.code, (Held(role.code, None, centre, reach),), session)
                    )
            else:
                crowd.append(Actor("user", 900_004, role.code, (Held(role.code),), session))
    users = apps.get_model("accounts.User").objects.order_by("pk")[:12]
    return crowd + [centres.acting(user) for user in users]


def disagreement(permission, actor: Actor, records: list[object]) -> set[object]:
    """Give the keys that only one of list and test allows."""
    model = apps.get_model(permission.on)
    within = model._base_manager.filter(pk__in=[record.pk for record in records])
    shown = set(visible(actor, permission, within).values_list("pk", flat=True))
    return shown ^ {record.pk for record in records if can(actor, permission, record)}


@pytest.mark.django_db
def test_every_list_shows_just_what_may_be_opened():
    crowd = everybody(world())
    untried, disagreeing = [], []
    for permission in (one for one in permissions().values() if one.on):
        records = list(apps.get_model(permission.on)._base_manager.order_by("pk")[:20])
        if not records:
            untried.append(permission.name)
        disagreeing += [
            (permission.name, actor) for actor in crowd if disagreement(permission, actor, records)
        ]
    assert disagreeing == []
    assert set(untried) <= UNTRIED, "make a record for these in world()"
