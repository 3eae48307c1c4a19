"""The photo of a person: what may be uploaded and who sees it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.persons import CARD, VIEW
from rongtong.kit.files import MB, purpose
from rongtong.kit.permissions import permission

# With the card, not before: a photo is private until its owner is listed.
SEE = permission(
    "parties.person.photo",
    _("See a person's photo"),
    on="parties.Person",
    grants=dict(VIEW.grants) | dict(CARD.grants),
)
PHOTO = purpose(
    "parties.photo",
    label=_("Photo of a person"),
    kinds=frozenset({"jpeg", "png", "webp"}),
    largest=8 * MB,
    read=SEE,
    quota=2 * MB,
)
SIDE = 320
"""Pixels: twice what the largest place for it shows, for sharp screens."""
