"""What waits: agreements to sign, requests to read more; and the card on an introduction's page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.queries.agreements import of_introduction, to_sign
from rongtong.apps.disclosure.queries.rooms import asked_of
from rongtong.apps.disclosure.rules.agreements import VIEW
from rongtong.apps.disclosure.workflow.agreements import WORKFLOW
from rongtong.apps.disclosure.workflow.guards import sides_of
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import TALKING
from rongtong.apps.introductions.queries.panels import Panel, panel
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of
from rongtong.lib.actor import Actor

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """Give agreements to sign and requests to answer."""
    actor = actor_of(request)
    items = [
        Item(_("Sign or decline: %(who)s") % {"who": _across(one, actor)},
             reverse("disclosure:agreement", args=[one.pk]), note=one.number)
        for one in to_sign(actor)
    ]  # fmt: skip
    items += [
        Item(_("%(who)s asks to read more") % {"who": one.reader},
             reverse("disclosure:room", args=[one.listing_id]), note=one.listing.code)
        for one in asked_of(actor)
    ]  # fmt: skip
    if not items:
        return None
    url = reverse("disclosure:agreements")
    return Card(_("Confidential"), "lock", items=items[:SHOWN], total=len(items), url=url)


def _across(one: Agreement, actor: Actor) -> str:
    own = sides_of(one, actor)
    return str(one.party(own[0].other)) if own else str(one)


def on_introduction(introduction: Introduction, actor: Actor, at: datetime) -> Panel | None:
    """Give the next step towards reading more of each other."""
    agreement = of_introduction(introduction)
    if agreement is None or agreement.state in ("declined", "withdrawn", "lapsed", "expired", "revoked"):
        return _to_ask(introduction, agreement, actor)
    state = WORKFLOW.by_state[agreement.state]
    if not can(actor, VIEW, agreement):  # an office: that there is one, not what it says
        return Panel(_("Confidentiality agreement"), (), icon="shield", badge=state.label)
    link = reverse("disclosure:agreement", args=[agreement.pk])
    if agreement.stands(at) and agreement.ends_at is not None:
        line = _("It binds both sides until %(day)s. Each decides what to show the other.")
        words = {"day": agreement.ends_at.date().isoformat()}
        return Panel(
            agreement,
            (line % words,),
            link,
            _("What we show each other"),
            "shield-check",
            state.label,
            "good",
        )
    turn = any(side not in _done(agreement) for side in sides_of(agreement, actor))
    line = _("It waits for your side.") if turn else _("It waits for the other side.")
    return Panel(agreement, (line,), link, _("Read and sign it"), "shield", state.label, "warn", primary=turn)


def _done(agreement: Agreement) -> set[str]:
    return {one.side for one in agreement.signatures.all()}


def _to_ask(introduction: Introduction, before: Agreement | None, actor: Actor) -> Panel | None:
    blank = Agreement(introduction=introduction, buyer=introduction.buyer, seller=introduction.seller)
    if introduction.state not in TALKING or not sides_of(blank, actor):
        return None
    line = _("Before you show drawings, data or names: one tap each, and it binds both sides.")
    told = (line,) if before is None else (WORKFLOW.by_state[before.state].label, line)
    return Panel(
        _("Confidentiality agreement"), told, reverse("disclosure:ask", args=[introduction.pk]),
        _("Ask for one"), "shield",
    )  # fmt: skip


card("disclosure.waiting", waiting, order=16)
panel("disclosure.agreement", 20, on_introduction)
