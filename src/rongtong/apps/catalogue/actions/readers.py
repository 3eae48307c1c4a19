"""What readers keep: favourites and saved searches."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Favourite, Listing, SavedSearch
from rongtong.kit.audit import action
from rongtong.kit.permissions import Refused
from rongtong.lib.actor import Actor

MOST_SEARCHES = 20


@action
def keep(*, listing: Listing, actor: Actor, at: datetime) -> bool:
    """Keep a listing at hand, or let go of one that was; give whether it is kept now."""
    mine = Favourite.objects.filter(user_id=_person(actor), listing=listing)
    if mine.delete()[0]:
        return False
    Favourite.objects.create(user_id=actor.id, listing=listing, at=at)
    return True


@action
def save_search(*, name: str, query: str, actor: Actor, at: datetime) -> SavedSearch:
    """Save a search and tell of new results once a day. ValidationError beyond ``MOST_SEARCHES``."""
    mine = SavedSearch.objects.filter(user_id=_person(actor))
    there = mine.filter(query=query[:500]).first()
    if there is not None:
        SavedSearch.objects.filter(pk=there.pk).update(on=True)
        return there
    if mine.count() >= MOST_SEARCHES:
        raise ValidationError(
            _("At most %(n)s searches can be saved. Remove one first.") % {"n": MOST_SEARCHES}
        )
    return SavedSearch.objects.create(user_id=actor.id, name=name[:80], query=query[:500], at=at, told_at=at)


@action
def switch_search(*, search: SavedSearch, on: bool, actor: Actor, at: datetime) -> None:
    """Switch the alerts of an own search. Refused for somebody else's."""
    _own(search, actor)
    SavedSearch.objects.filter(pk=search.pk).update(on=on, told_at=at if on else search.told_at)


@action
def remove_search(*, search: SavedSearch, actor: Actor, at: datetime) -> None:
    """Forget an own search. Refused for somebody else's."""
    _own(search, actor)
    search.delete()


def looked(*, search: SavedSearch, at: datetime) -> None:
    """Note when a search was looked at last; part of the round that tells its owner."""
    SavedSearch.objects.filter(pk=search.pk).update(told_at=at)


def _person(actor: Actor) -> int:
    if actor.kind != "user" or actor.id is None:
        raise Refused(_("Sign in first."))
    return actor.id


def _own(search: SavedSearch, actor: Actor) -> None:
    if search.user_id != _person(actor):
        raise Refused(_("This search belongs to somebody else."))
