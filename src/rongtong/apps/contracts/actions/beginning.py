"""Beginning a contract between two sides."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.contracts.models import Contract, Draft
from rongtong.apps.contracts.queries.introduced import between
from rongtong.apps.contracts.queries.sides import same_owner, side_of
from rongtong.apps.contracts.rules.contracts import NEGOTIATE
from rongtong.apps.contracts.rules.values import clean, first_values
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.parties.actions.sides import party_for
from rongtong.apps.parties.models import Organisation, Party, Person
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need as need_permission
from rongtong.lib.actor import Actor


@action
def begin(
    *, buyer: Party | Organisation | Person, seller: Party | Organisation | Person, kind: str, subkind: str,
    title: str, actor: Actor, at: datetime, need: Listing | None = None, offer: Listing | None = None,
    introduction: Introduction | None = None,
) -> Contract:  # fmt: skip
    """Begin a contract; its default wordings are the first draft of who begins.

    The other side is told when a version is proposed to it. ValidationError when both sides are one, or a
    listing belongs to neither.
    """
    buys, sells = _party(buyer), _party(seller)
    if same_owner(buys, sells):
        raise ValidationError(_("Both sides are the same: nobody makes a contract with themselves."))
    _belongs(need, buys, "need")
    _belongs(offer, sells, "offer")
    if introduction is not None and not between(introduction, buys, sells):
        raise ValidationError(_("The introduction is one of other sides, or a name in it is still hidden."))
    values = clean(first_values(kind, subkind, title))
    made = Contract(
        buyer=buys, seller=sells, buyer_home=buys.region, seller_home=sells.region, need=need, offer=offer,
        introduction=introduction, begun_by_id=actor.id, begun_at=at, kind=kind, subkind=subkind,
        title=values["title"],
    )  # fmt: skip
    need_permission(actor, NEGOTIATE, made)
    made.begun_side = side_of(made, actor)
    made.save()
    Draft.objects.create(contract=made, side=made.begun_side, values=values, by_id=actor.id, at=at)
    record("contracts.contract.begun", about=made, actor=actor, at=at, data={"kind": f"{kind}.{subkind}"})
    return made


def _party(owner: Party | Organisation | Person) -> Party:
    return owner if isinstance(owner, Party) else party_for(owner)


def _belongs(listing: Listing | None, party: Party, side: str) -> None:
    if listing is None:
        return
    owner = (listing.organisation_id, None if listing.organisation_id else listing.person_id)
    if listing.side != side or owner != (party.organisation_id, party.person_id):
        raise ValidationError(_("This need or offer does not belong to that side."))
