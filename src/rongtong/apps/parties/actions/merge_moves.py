"""What a merge moves from the absorbed record to the kept one, part by part."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from rongtong.apps.parties.actions.journal import Journal
from rongtong.apps.parties.actions.organisations import FIELDS
from rongtong.apps.parties.models import Membership, Organisation, OtherName
from rongtong.apps.parties.models.memberships import OPEN_MEMBERSHIP
from rongtong.apps.parties.models.verifications import STANDING, UNDER_WAY
from rongtong.kit.permissions.queries import holding

_NOT_FILLED = ("name", "visibility", "kind", "rd_staff")
"""What the kept record always has; and R&D staff, which means something beside the same staff only."""
_REST = (
    ("parties.Affiliation", "organisation"),
    ("parties.Party", "organisation"),
    ("parties.Person", "drafted_by"),
    ("parties.RoleRequest", "organisation"),
)
"""Rows of other subjects that point at an organisation: (model, field)."""


def fill(journal: Journal, kept: Organisation, absorbed: Organisation) -> None:
    """Fill what the kept record does not state, and note of each value where it came from."""
    provenance = dict(kept.provenance)
    for name in FIELDS:
        if (
            name in _NOT_FILLED
            or getattr(kept, name) not in ("", None)
            or getattr(absorbed, name) in ("", None)
        ):
            continue
        journal.set(kept, name, getattr(absorbed, name))
        provenance[name] = {**absorbed.provenance.get(name, {}), "from": absorbed.pk}
        if name == "region":
            journal.set(kept, "region_since", absorbed.region_since)
    journal.set(kept, "provenance", provenance)


def move_details(journal: Journal, kept: Organisation, absorbed: Organisation) -> None:
    """Move names, years, qualifications and contacts that the kept record does not have."""
    _move_unless_there(journal, kept, absorbed.other_names.all(), ("name",), kept.other_names.all())
    _move_unless_there(journal, kept, absorbed.figures.all(), ("year",), kept.figures.all())
    _move_unless_there(
        journal, kept, absorbed.qualifications.all(), ("kind", "number"), kept.qualifications.all()
    )
    for contact in absorbed.contacts.all():
        journal.set(contact, "organisation_id", kept.pk)
    if absorbed.name != kept.name and not kept.other_names.filter(name=absorbed.name).exists():
        journal.made(
            OtherName.objects.create(organisation=kept, kind=OtherName.Kind.ALIAS, name=absorbed.name)
        )


def move_people(journal: Journal, kept: Organisation, absorbed: Organisation, *, with_members: bool) -> None:
    """Move memberships and roles, or end the roles only; nobody keeps power over a record that is gone."""
    for held in holding(journal.at).filter(organisation=absorbed.pk).select_related("user").order_by("pk"):
        journal.take(held)
        if with_members:
            journal.give(held.user, held.role, kept.pk, held.ends)
    if not with_members:
        return
    there = set(kept.memberships.filter(state__in=OPEN_MEMBERSHIP).values_list("user_id", flat=True))
    for membership in absorbed.memberships.all():
        if not _clashes(membership, there):
            journal.set(membership, "organisation_id", kept.pk)
    for invitation in absorbed.invitations.all():
        journal.set(invitation, "organisation_id", kept.pk)
    open_ones = set(kept.delegations.filter(ended_at__isnull=True).values_list("principal_id", "delegate_id"))
    for delegation in absorbed.delegations.all():
        if delegation.ended_at or (delegation.principal_id, delegation.delegate_id) not in open_ones:
            journal.set(delegation, "organisation_id", kept.pk)


def move_rest(journal: Journal, kept: Organisation, absorbed: Organisation) -> None:
    """Move verification cases, where two do not stand in one's way, and the rows of other subjects."""
    states = set(kept.verifications.values_list("state", flat=True))
    for case in absorbed.verifications.all():
        group = UNDER_WAY if case.state in UNDER_WAY else STANDING if case.state in STANDING else ()
        if states.isdisjoint(group):
            journal.set(case, "organisation_id", kept.pk)
            states.add(case.state)
    for label, field in _REST:
        for row in apps.get_model(label)._base_manager.filter(**{field: absorbed}):
            journal.set(row, f"{field}_id", kept.pk)


def _clashes(membership: Membership, there: set[int]) -> bool:
    return membership.state in OPEN_MEMBERSHIP and membership.user_id in there


def _move_unless_there(
    journal: Journal, kept: Organisation, rows: Any, key: tuple[str, ...], there: Any
) -> None:
    taken = {tuple(getattr(row, name) for name in key) for row in there}
    for row in rows:
        if tuple(getattr(row, name) for name in key) not in taken:
            journal.set(row, "organisation_id", kept.pk)
