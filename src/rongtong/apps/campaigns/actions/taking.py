"""Whose yes turns an answer into a need or an offer: an account of the organisation, or an officer for it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.actions.answering import hold
from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.models.targets import ON_LIST, Source
from rongtong.apps.campaigns.rules.campaigns import CONFIRM
from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import SourceKind
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.parties.models import Organisation
from rongtong.kit.audit import action
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor, Held

AGENT = "org.agent"
"""The role in which an officer stands in for an organisation, for this one act."""


@action
def claim(*, answer: Answer, organisation: Organisation, actor: Actor, at: datetime) -> Listing:
    """Take an answer over as a member of the organisation; give the draft, or what was moved.

    ValidationError when the link was made for another organisation; Hindered when it was taken before.
    """
    target = hold(answer.target)
    need(actor, WRITE, Listing(organisation=organisation, side=target.campaign.side))
    if target.organisation_id is None:
        _bind(target, organisation)
    elif target.organisation_id != organisation.pk:
        raise ValidationError(_("This link was made for another organisation. Ask who sent it to you."))
    done = perform(answer, "claim", actor=actor, at=at)
    return _carried_out(done, target, actor, at, "")


def _bind(target: Target, organisation: Organisation) -> None:
    """Let the target be that organisation when code or name say so; one by the public link says so itself."""
    by_code = target.uscc and target.uscc == organisation.uscc
    by_name = target.name_key == organisation.name_key and not (target.uscc and organisation.uscc)
    if not (by_code or by_name or target.source == Source.PUBLIC):
        raise ValidationError(_("This link was made for another organisation. Ask who sent it to you."))
    same = target.campaign.targets.filter(organisation=organisation, source__in=ON_LIST)
    if target.source in ON_LIST and same.exclude(pk=target.pk).exists():
        raise ValidationError(_("Your organisation has a link of its own. Ask who sent it to you."))
    target.keep(organisation=organisation)


@action
def confirm(*, answer: Answer, word: str, actor: Actor, at: datetime, version: int | None = None) -> Listing:
    """Hand an answer in on the organisation's behalf; ``word`` says how it gave its yes, and is kept.

    The trail names the officer, for whom they acted and where each value came from. ValidationError without
    a word; Hindered when the organisation is not registered or something is missing.
    """
    if not word.strip():
        raise ValidationError({"word": _("Write who said yes, and how: by telephone, on the spot.")})
    target = hold(answer.target)
    need(actor, CONFIRM, answer)
    done = perform(answer, "confirm", actor=actor, at=at, note=word.strip(), version=version)
    by = standing_in(actor, target)
    made = _carried_out(done, target, by, at, word.strip())
    return listings.submit(listing=made, actor=by, at=at) if done.what == What.NEW else made


def standing_in(actor: Actor, target: Target) -> Actor:
    """Give the officer with the power of the organisation's agent; the name says for whom."""
    assert target.organisation is not None  # noqa: S101 - the guard has looked
    name = _("%(officer)s for %(organisation)s") % {
        "officer": actor.name,
        "organisation": target.organisation.name,
    }
    held = (*actor.held, Held(AGENT, target.organisation_id))
    return Actor(actor.kind, actor.id, name, held, actor.staff, actor.via, actor.scopes)


def _carried_out(answer: Answer, target: Target, actor: Actor, at: datetime, word: str) -> Listing:
    if answer.what == What.NEW:
        return _drafted(answer, target, actor, at, word)
    listing = answer.listing
    if listing is None:
        raise Hindered(_("What it was about is gone."))
    step = "renew" if answer.what == What.RENEW else "close"
    return listings.decide(listing=listing, step=step, reason=answer.outcome, actor=actor, at=at)


def _drafted(answer: Answer, target: Target, actor: Actor, at: datetime, word: str) -> Listing:
    """Make the draft, every value with where it came from."""
    made = listings.begin(
        side=target.campaign.side, kind=answer.kind, organisation=target.organisation,
        batch=f"campaign-{target.campaign_id}", actor=actor, at=at,
    )  # fmt: skip
    place = f"{target.campaign.name} · {word}" if word else target.campaign.name
    source = {"kind": SourceKind.TYPED, "reference": place[:200]}
    names = {name for name, value in answer.values.items() if value not in (None, "", [])}
    kept = listings.save(
        listing=made, values=answer.values, version=None, actor=actor, at=at,
        sources=dict.fromkeys(sorted(names), source),
    )  # fmt: skip
    answer.keep(listing=kept)
    return kept
