"""Telling people, as effects of a transition: in its transaction, mail after it."""

from __future__ import annotations

from django.urls import reverse

from rongtong.apps.parties.models import Claim, Identity
from rongtong.kit.notices import tell
from rongtong.kit.workflow import Change


def tell_owner(identity: Identity, change: Change) -> None:
    """Tell the person what became of their identity, unless they did it themselves."""
    names = {"check": "checked", "resolve": "resolved", "return": "returned", "dispute": "disputed"}
    user = identity.person.user
    if user is None or user.pk == change.actor.id:
        return
    words = {"why": _why(change), "note": change.note}
    name = f"parties.identity_{names[change.transition.name]}"
    tell(user, name, at=change.at, about=identity, link=reverse("parties:identity"), **words)


def tell_claimant(claim: Claim, change: Change) -> None:
    """Tell an account what became of its claim."""
    granted = change.transition.name == "grant"
    words = {"who": claim.person.name} | ({} if granted else {"why": _why(change), "note": change.note})
    link = reverse("parties:profile" if granted else "parties:claims")
    name = "parties.claim_granted" if granted else "parties.claim_refused"
    tell(claim.user, name, at=change.at, about=claim, link=link, **words)


def _why(change: Change) -> str:
    return str(dict(change.transition.reasons).get(change.reason, ""))
