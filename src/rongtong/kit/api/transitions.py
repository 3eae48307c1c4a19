"""Transitions as links: what ``workflow.offers`` says is what the interface shows and takes."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from rongtong.kit.api.matching import seen
from rongtong.kit.api.problems import plain
from rongtong.kit.api.schemas import TransitionBody
from rongtong.kit.workflow import Offer, offers, perform, workflow_of
from rongtong.lib.actor import Actor

M = TypeVar("M", bound=Model)


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


def carry_out(request: HttpRequest, record: M, name: str, body: TransitionBody, data: Any = None) -> M:
    """Perform transition ``name`` as the caller, on the version they saw. 404 for an unknown one."""
    if name not in workflow_of(record).by_name:
        raise plain(404)
    return perform(
        record, name, actor=request.actor, at=timezone.now(), version=seen(request),  # type: ignore[attr-defined]
        reason=body.reason, note=body.note, data=data,
    )  # fmt: skip
