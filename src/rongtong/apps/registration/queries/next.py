"""What happens next in a registration, whose turn it is and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.registrations import is_applicant
from rongtong.apps.registration.rules.registrations import DECIDE
from rongtong.kit import clocks
from rongtong.kit.permissions import can
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Next:
    """What is next; ``mine``: the reader has to do it, at ``url``; ``due`` until when."""

    sentence: str
    mine: bool = False
    url: str = ""
    button: str = ""
    due: Any = None


def next_of(one: Registration, actor: Actor) -> Next:
    """Give the next thing, seen by the actor."""
    if one.state in ("draft", "returned", "amending"):
        return _sellers(one, is_applicant(one, actor))
    if one.state in ("submitted", "accepted"):
        return _registrars(one, can(actor, DECIDE, one))
    if one.state == "registered" and one.contract_ended_at:
        mine = can(actor, DECIDE, one)
        url = reverse("registration:decide", args=[one.pk]) if mine else ""
        return Next(_("The contract ended early: the registrar cancels the registration."), mine, url,
                    _("Open it on the desk"))  # fmt: skip
    if one.state == "registered" and one.contract.signed_no != one.terms_no:
        said = _("The contract was changed after it was registered: have the change registered.")
        return Next(said, is_applicant(one, actor))
    return Next(_("Nothing more is to be done here."))


def _sellers(one: Registration, mine: bool) -> Next:
    said = {
        "draft": _("The seller fills in the form and hands it in."),
        "returned": _("The seller mends what the registrar remarked and hands it in again."),
        "amending": _("The seller says what changes and hands it in."),
    }[one.state]
    url = reverse("registration:form", args=[one.pk]) if mine else ""
    return Next(said, mine, url, _("To the form"))


def _registrars(one: Registration, mine: bool) -> Next:
    kind, said = {
        "submitted": ("registration.take_up", _("A registrar takes the application up.")),
        "accepted": ("registration.decision", _("The registrar decides.")),
    }[one.state]
    clock = clocks.of(one, kind).filter(stopped_at=None).first()
    url = reverse("registration:decide", args=[one.pk]) if mine else ""
    return Next(said, mine, url, _("Open it on the desk"), clock.due_at if clock else None)
