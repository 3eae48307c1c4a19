"""What must hold before a listing goes on, each with the sentence that says why not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import completeness, label_of
from rongtong.apps.catalogue.rules.terms import is_sampled, terms
from rongtong.apps.catalogue.rules.texts import sensitive_in
from rongtong.apps.parties.models.memberships import OPEN_MEMBERSHIP
from rongtong.apps.parties.queries.identity import RESOLVED, state_of
from rongtong.lib.actor import Actor


def complete(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Name what the form of this kind cannot do without."""
    missing = completeness(listing).missing_must
    if not missing:
        return None
    names = "、".join(str(label_of(name)) for name in missing)
    return format_lazy("{}{}", _("Fill in first: "), names)


def not_past(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Refuse a day that has gone by."""
    if listing.deadline and listing.deadline < timezone.localdate(at):
        return _("The day it is wanted by has passed. Set a new one.")
    return None


def outsider(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Refuse reviewers who belong to the owner: nobody reviews their own."""
    if actor.kind == "user" and concerns(listing, actor.id):
        return _("This is your own or your organisation's. Somebody else must review it.")
    return None


def concerns(listing: Listing, user_id: int | None) -> bool:
    """Tell whether a person wrote the listing, owns it, or belongs to its organisation."""
    if user_id is None:
        return False
    if user_id in (listing.author_id, listing.person.user_id if listing.person else None):
        return True
    house = listing.organisation
    return house is not None and house.memberships.filter(user_id=user_id, state__in=OPEN_MEMBERSHIP).exists()


def reviewed_by_actor(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Let the reviewer who took it decide it."""
    if listing.reviewer_id == actor.id:
        return None
    return _("%(name)s has this in review. Decide together, or let it be put back into the queue first.") % {
        "name": listing.reviewer
    }


def second_person(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Refuse the first reviewer: the second look is somebody else's."""
    return _("The second look is for another reviewer.") if listing.reviewer_id == actor.id else None


def owner_known(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Ask that the owner is verified: the public must be able to rely on the mark (feature A4)."""
    house = listing.organisation
    if house is not None and not house.verified:
        return _("The organisation is not verified yet. Its verification comes first.")
    if house is None and listing.person is not None and state_of(listing.person) != RESOLVED:
        return _("The person's identity has not been checked yet. That comes first.")
    return None


def needs_second(listing: Listing) -> bool:
    """Tell whether a second pair of eyes is due: drawn by lot, or a sensitive word."""
    if sensitive_in(listing):
        return True
    return is_sampled(listing.pk, listing.submissions.count(), terms().second_look_share)


def sampled(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Ask whether a second look is due."""
    return None if needs_second(listing) else _("No second look is due: publish it.")


def not_sampled(listing: Listing, actor: Actor, at: datetime) -> Any:
    """Ask whether one reviewer is enough."""
    if needs_second(listing):
        return _("This was drawn for a second look, or holds a sensitive word: hand it on.")
    return None
