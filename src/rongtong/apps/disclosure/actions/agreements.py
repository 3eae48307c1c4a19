"""Asking for an agreement, signing, declining, ending it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.models.agreements import OPEN_AGREEMENT
from rongtong.apps.disclosure.rules.agreements import ASK
from rongtong.apps.disclosure.rules.wording import digests, terms, wording_on, written
from rongtong.apps.disclosure.workflow.agreements import ANSWER
from rongtong.apps.disclosure.workflow.guards import sides_of
from rongtong.apps.disclosure.workflow.telling import tell_side
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import TALKING
from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

STEPS = ("sign", "countersign", "decline", "withdraw", "revoke")
"""What people do; the rest the clocks do."""


@action
def ask(*, introduction: Introduction, years: int, actor: Actor, at: datetime) -> Agreement:
    """Ask the other side of an introduction for a confidentiality agreement; its text is fixed here.

    Hindered when the two do not talk yet, a side is still hidden, or there is an agreement already.
    """
    held = Introduction.objects.select_for_update().get(pk=introduction.pk)
    made = Agreement(
        introduction=held, buyer=held.buyer, seller=held.seller, buyer_home=held.buyer_home,
        seller_home=held.seller_home, years=years, asked_at=at,
    )  # fmt: skip
    need(actor, ASK, made)
    sides = sides_of(made, actor)
    _may_be_asked(held, sides, years)
    wording = wording_on(timezone.localdate(at))
    made.asked_by, made.template, made.text = sides[0], wording.code, written(wording, _words(held, years))
    made.sha256, made.sm3 = digests(made.text)
    made.save()
    record("disclosure.agreement.asked", about=made, actor=actor, at=at, data={"years": years})
    clocks.start(ANSWER, made, at=at)
    tell_side(made, sides[0].other, "disclosure.asked", at=at)
    return made


def _may_be_asked(introduction: Introduction, sides: list[object], years: int) -> None:
    if years not in terms():
        raise ValidationError({"years": _("Choose a term from the list.")})
    if len(sides) > 1:
        raise Hindered(_("You act for both sides. Somebody else must ask for one of them."))
    if introduction.state not in TALKING:
        raise Hindered(_("Wait until the introduction is accepted; then ask for it."))
    if introduction.buyer_named_at is None or introduction.seller_named_at is None:
        raise Hindered(_("An agreement names both sides. Both must first show who they are."))
    if introduction.agreements.filter(state__in=OPEN_AGREEMENT).exists():
        raise Hindered(_("There is an agreement already. Open it."))


def _words(introduction: Introduction, years: int) -> dict[str, object]:
    return {
        "buyer": introduction.buyer, "seller": introduction.seller, "years": years,
        "need": introduction.need.title, "offer": introduction.offer.title,
    }  # fmt: skip


@action
def move(
    *, agreement: Agreement, step: str, reason: str = "", note: str = "", version: int | None = None,
    actor: Actor, at: datetime,
) -> Agreement:  # fmt: skip
    """Do one step of the people with an agreement; who signs signs the text as it was fixed."""
    if step not in STEPS:
        raise Hindered(_("This happens by itself."))
    return perform(agreement, step, reason=reason, note=note, version=version, actor=actor, at=at)
