"""Transitions as links: what ``workflow.offers`` says is what the interface shows.

An app takes them with its own actions (``apps/parties/api/memberships.py``), which do what goes with them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model

from rongtong.kit.workflow import Offer, offers
from rongtong.lib.actor import Actor


def links(record: Model, href: str, actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Give the transitions ``actor`` may do with ``record``; ``href`` is the record's own address."""
    return [_link(offer, href) for offer in offers(record, actor, at)]


def _link(offer: Offer, href: str) -> dict[str, Any]:
    arrow = offer.transition
    return {
        "name": arrow.name, "label": str(arrow.label), "href": f"{href}/transitions/{arrow.name}",
        "hindered": offer.hindered, "primary": arrow.primary, "confirm": str(arrow.confirm),
        "reasons": [{"code": code, "label": str(label)} for code, label in arrow.reasons],
    }  # fmt: skip
