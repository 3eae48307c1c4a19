"""Needs and offers: what each tells of a person, and how it is handed over and erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.catalogue.facts import ListingUnpublished
from rongtong.apps.catalogue.models import FieldSource, Listing, Revision, Submission
from rongtong.apps.catalogue.rules.kinds import form_of, label_of, value_of
from rongtong.kit.facts import publish
from rongtong.kit.privacy import Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.lib.actor import Actor

# Written by people about technical matters; a person's own offer tells what they can do.
_TEXTS = (
    "title summary detail tried keywords field industry region reach money_low money_high price_mode"
    " least_fee deadline available_from turnaround_days maturity maturity_evidence licences wanted_kinds"
    " rights capacity avoids extra"
)
classify(Listing, **dict.fromkeys(_TEXTS.split(), Kind.PROFILE))
not_personal(
    Listing, "side kind home veiled expires_on outcome batch", because="codes and days of the listing itself"
)
classify(Submission, record=Kind.PROFILE, wording=Kind.MESSAGE)
classify(Revision, values=Kind.PROFILE, before=Kind.PROFILE, wording=Kind.MESSAGE)
not_personal(Revision, "reason", because="the code of a reason")
not_personal(
    Submission, "home checks reason outcome", because="a region, outcomes of checks and codes of reasons"
)
classify(FieldSource, passage=Kind.PROFILE, reference=Kind.PROFILE)
not_personal(FieldSource, "name kind", because="the name of a field, the kind of a source")


def export(user: Any) -> Section:
    """Give what the person wrote in their own name; the rest is the organisation's."""
    rows = Listing.objects.filter(person__user=user)
    return {str(Listing._meta.verbose_name_plural): [_row(row) for row in rows]} if rows else {}


def _row(listing: Listing) -> dict[str, Any]:
    names = dict.fromkeys(name for step in form_of(listing).steps for name in step)
    told = {str(label_of(name)): value_of(listing, name) for name in names}
    return {_("Kind of need or offer"): listing.get_kind_display(), **told}


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete what the person offered or asked in their own name; what is public leaves the public."""
    own = Listing.objects.filter(person__user=user, organisation=None)
    for listing in own.filter(state="published"):
        publish(ListingUnpublished(listing.pk, listing.side, "erased"), at=at)
    # An organisation's own listing stays; it names the person no longer.
    Listing.objects.filter(person__user=user).exclude(organisation=None).update(person=None)
    return int(own.delete()[0])


personal(
    "catalogue.listings", label=gettext_lazy("Own needs and offers"), export=export, erase=erase, order=30
)
