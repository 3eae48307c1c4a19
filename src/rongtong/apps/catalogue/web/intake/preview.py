"""The page as the public will see it, then handing in: what happens next, and by when."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.checks import contacts_in
from rongtong.apps.catalogue.web.intake.copies import Copy, copy_of
from rongtong.apps.catalogue.web.intake.write import bar_of, tabs_of
from rongtong.apps.catalogue.web.portal.page import body_of
from rongtong.apps.catalogue.workflow.effects import REVIEW_CLOCK
from rongtong.apps.catalogue.workflow.listings import REFUSAL_REASONS, RETURN_REASONS
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit import clocks
from rongtong.kit.workflow import Offer, offers, steps

_TEXTS = ("title", "summary", "detail", "tried")


@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the public will read, what is missing, and the button that hands it in."""
    copy = copy_of(request, pk)
    listing = copy.listing
    if listing.state == "published":
        return redirect("catalogue:revision" if copy.change else "catalogue:listing", pk)
    latest = listing.submissions.order_by("-number").first()
    offered = offers(listing, actor_of(request), timezone.now())
    context = bar_of(copy) | _shown(listing) | {
        "listing": listing,
        "in_hand": copy.in_hand,
        "tabs": tabs_of(copy, 0) if copy.in_hand else [],
        "steps": steps(listing),
        "submit": next((one for one in offered if one.name == "submit"), None),
        "offers": [one for one in offered if _is_beside(one, copy)],
        "due": clocks.of(listing, REVIEW_CLOCK).first(),
        "answer": latest,
        "reason": _reason(latest),
        "contacts": _contacts(listing),
    }  # fmt: skip
    return render(request, "catalogue/intake/preview.html", context)


def _shown(listing: Listing) -> dict[str, Any]:
    """Give what the public page shows of it."""
    return body_of(listing, frozenset(listing.veiled), clean=True)


def _is_beside(offer: Offer, copy: Copy) -> bool:
    return offer.name != "submit" and (offer.name != "discard" or copy.in_hand)


def _reason(latest: Any) -> Any:
    labels: dict[str, Any] = {**dict(RETURN_REASONS), **dict(REFUSAL_REASONS)}
    return labels.get(latest.reason, "") if latest else ""


def _contacts(listing: Listing) -> list[str]:
    """Give contact data that stand in the open texts: they are asked for when both sides want to talk."""
    return [words for name in _TEXTS for _kind, words in contacts_in(getattr(listing, name))]
