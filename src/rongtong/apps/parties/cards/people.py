"""The workbench of scientists, officers, reviewers, heads of centres and operators."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Claim, Identity
from rongtong.apps.parties.queries import centres, identity, persons, roles
from rongtong.apps.parties.rules import identity as identity_rules
from rongtong.apps.parties.rules import roles as role_rules
from rongtong.apps.parties.workflow.identity import WORKFLOW
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of

SHOWN = 5
MOST = 100
"""Waiting identities counted at most: nobody plans by a longer queue."""


def identities(request: HttpRequest) -> Card | None:
    """Identities to check, resolve or settle."""
    actor = actor_of(request)
    if not can(actor, identity_rules.CHECK):
        return None
    rows = identity.desk(actor)
    items = [_identity(row) for row in rows[:SHOWN]]
    claims = [_claim(row) for row in identity.claims(actor)[:SHOWN]]
    return Card(
        _("Identities"),
        "user-check",
        items=[*items, *claims][:SHOWN],
        total=rows.order_by()[:MOST].count() + len(claims),
        url=reverse("parties:desk"),
        empty=_("No identity waits for you."),
    )


def _identity(row: Identity) -> Item:
    url = reverse("parties:desk_identity", args=(row.person_id,))
    return Item(row.person.name, url, note=WORKFLOW.by_state[row.state].label)


def _claim(row: Claim) -> Item:
    return Item(
        row.person.name, reverse("parties:desk_claim", args=(row.pk,)), note=_("claims a drafted record")
    )


def profile(request: HttpRequest) -> Card | None:
    """What one's own profile still lacks, and records to take over."""
    actor, today = actor_of(request), timezone.localdate()
    person = persons.own(actor)
    if person is not None and request.user.is_authenticated:
        person.user = request.user  # known: whether it is active need not be asked again
    waiting = [_drafted(row) for row in identity.claimable(request.user)[:SHOWN]]
    if person is None and not waiting and role_rules.in_office(actor):
        return None
    if person is None:
        return Card(
            _("My profile"),
            "id-badge-2",
            items=waiting,
            total=len(waiting),
            kind="mine",
            empty=_("You have not said yet who you are."),
            first=_("Begin my profile"),
            first_url=reverse("parties:profile_edit"),
        )
    lacking = [
        Item(gap.label, reverse("parties:profile_edit"), note=gap.why)
        for gap in persons.gaps(person, on=today)[:3]
    ]
    if why := identity.assignable(person, on=today):
        lacking = [Item(why, reverse("parties:identity")), *lacking]
    items = [*waiting, *lacking]
    return Card(
        _("My profile"),
        "id-badge-2",
        items=items,
        total=len(items),
        kind="mine",
        url=reverse("parties:profile"),
        empty=_("Complete, and you may be assigned."),
    )


def _drafted(row: Any) -> Item:
    where = _("drafted by %(place)s") % {"place": row.drafted_by} if row.drafted_by else ""
    return Item(row.name, reverse("parties:claim", args=(row.pk,)), note=where)


def centre(request: HttpRequest) -> Card | None:
    """The staff and load of the centres one heads."""
    actor, at = actor_of(request), timezone.now()
    own = [held.centre for held in actor.held if held.role == "centre.head" and held.centre]
    if not own:
        return None
    place = centres.directory(actor).filter(pk=own[0]).first()
    if place is None:
        return None
    staff = centres.staff(actor, place, at)
    items = [
        Item(
            str(one.posting.user),
            reverse("parties:staff", args=(place.pk,)),
            note=f"{one.posting.get_post_display()} · {one.load}/{one.posting.most}",
            badge=_("Full") if one.full else "",
        )
        for one in sorted(staff, key=lambda one: -one.load)[:SHOWN]
    ]
    return Card(
        str(place),
        "building-community",
        kind="mine",
        items=items,
        total=len(staff),
        late=sum(one.full for one in staff),
        url=reverse("parties:centre", args=(place.pk,)),
        empty=_("Nobody is posted here yet."),
        first=_("Post somebody"),
        first_url=reverse("parties:staff_post", args=(place.pk,)),
    )


def own_centre(request: HttpRequest) -> Card | None:
    """The centre an officer, reviewer or clerk works in: address, what it serves, colleagues."""
    actor = actor_of(request)
    rows = [row for row in centres.postings_of(actor.id or 0, timezone.now()) if row.post != "head"]
    if not rows:
        return None
    items = [
        Item(row.centre.name, reverse("parties:centre", args=(row.centre_id,)), note=row.get_post_display())
        for row in rows[:SHOWN]
    ]
    return Card(_("Where I am posted"), "map-pin", kind="mine", items=items, total=len(rows))


def role_desk(request: HttpRequest) -> Card | None:
    """Requests for powerful roles and roles long unused; closed without a staff session."""
    actor = actor_of(request)
    if not can(actor, role_rules.VIEW):
        return Card(
            _("Roles"),
            "key",
            kind="mine",
            empty=_("Open a staff session to see who holds which role."),
            first=_("Open a staff session"),
            first_url=reverse("parties:session"),
        )
    asked = roles.requests(actor)
    unused = roles.unused(actor, timezone.now()).count()
    items = [
        Item(
            f"{row.user} · {row.role_label}",
            reverse("parties:role_request", args=(row.pk,)),
            note=_("asked by %(who)s") % {"who": row.asked_by},
        )
        for row in asked[:SHOWN]
    ]
    if unused:
        items.append(
            Item(_("Roles not used for 90 days: %(n)s") % {"n": unused}, reverse("parties:roles_review"))
        )
    return Card(
        _("Roles"),
        "key",
        items=items,
        total=asked.count() + unused,
        url=reverse("parties:roles"),
        empty=_("No role waits for you."),
    )


card("parties.identities", identities, roles=("officer", "reviewer", "operator"), order=20)
card("parties.centre", centre, roles=("centre.head",), order=15)
card("parties.posting", own_centre, roles=("officer", "reviewer", "clerk"), order=60)
card("parties.roles", role_desk, roles=("operator", "security", "auditor"), order=25)
card("parties.profile", profile, order=70)
