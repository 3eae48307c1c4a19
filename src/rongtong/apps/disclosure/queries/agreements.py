"""Reading agreements: who sees which, what waits, whether a digest is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.models.choices import Side
from rongtong.apps.disclosure.rules.agreements import ASK, VIEW
from rongtong.apps.disclosure.rules.wording import digests
from rongtong.apps.disclosure.workflow.guards import sides_of
from rongtong.apps.introductions.models import Introduction
from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.queries import need_whole
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

NEAR = (
    "buyer__organisation", "buyer__person", "seller__organisation", "seller__person", "file",
    "introduction__need__organisation", "introduction__offer__organisation",
    "introduction__need__person", "introduction__offer__person",
)  # fmt: skip
"""What every page of an agreement needs beside it."""


def seen(actor: Actor) -> QuerySet[Agreement]:
    """Give the agreements an actor may open, both sides at hand."""
    return visible(actor, VIEW, Agreement.objects.all()).select_related(*NEAR)


def of_introduction(introduction: Introduction) -> Agreement | None:
    """Give the newest agreement of an introduction."""
    return Agreement.objects.filter(introduction=introduction).select_related(*NEAR).first()


def behind_clock(about: Any) -> Agreement:
    """Give the agreement a clock runs for."""
    return Agreement.objects.select_related(*NEAR).get(pk=about)


def to_sign(actor: Actor) -> list[Agreement]:
    """Give the open agreements that wait for the actor's own side, the oldest first."""
    rows = visible(actor, ASK, Agreement.objects.filter(state__in=("asked", "half")))
    found = rows.select_related(*NEAR).prefetch_related("signatures").order_by("asked_at", "pk")
    return [one for one in found if _waits(one, actor)]


def _waits(agreement: Agreement, actor: Actor) -> bool:
    done = {one.side for one in agreement.signatures.all()}
    return any(side not in done for side in sides_of(agreement, actor))


def unsigned(agreement: Agreement) -> list[Side]:
    """Give the sides that have not signed."""
    done = set(agreement.signatures.values_list("side", flat=True))
    return [side for side in Side if side not in done]


@dataclass(frozen=True)
class Checked:
    """What a stranger learns of a digest: that both signed it here, and when. Nothing of who or what."""

    signed_at: datetime
    whole: bool


def checked(digest: str) -> Checked | None:
    """Tell of a SHA-256 or SM3 digest (of the text, or of the PDF) whether it was signed here."""
    said = "".join(digest.split()).lower()
    if len(said) != 64:
        return None
    known = Q(sha256=said) | Q(sm3=said) | Q(file__sha256=said) | Q(file__sm3=said)
    found = Agreement.objects.filter(known, signed_at__isnull=False).select_related("file").first()
    if found is None or found.signed_at is None:
        return None
    return Checked(found.signed_at, is_whole(found))


def is_whole(agreement: Agreement) -> bool:
    """Work the digests of text and PDF out anew: True when both are what they were."""
    if digests(agreement.text) != (agreement.sha256, agreement.sm3):
        return False
    try:
        if agreement.file is not None:
            need_whole(agreement.file)
    except FileRefused:
        return False
    return True
