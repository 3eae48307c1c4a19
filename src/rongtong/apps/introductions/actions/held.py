"""The row of an introduction, held until the action ends."""

from __future__ import annotations

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.introductions import BOTH


def held(introduction: Introduction) -> Introduction:
    """Give the row held for this transaction, both sides at hand."""
    rows = Introduction.objects.select_for_update(of=("self",)).select_related(*BOTH)
    return rows.get(pk=introduction.pk)
