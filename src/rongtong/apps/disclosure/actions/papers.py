"""Keeping the PDF of what both signed."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile

from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.queries.paper import typeset
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor

PURPOSE = "disclosure.agreement"


@action
def keep_paper(*, agreement: Agreement, actor: Actor, at: datetime) -> Agreement:
    """Typeset the agreement and keep the file with its digests; once, however often it is asked."""
    held = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if held.file_id is not None or held.signed_at is None:
        return held
    upload: ContentFile[bytes] = ContentFile(typeset(held), name=f"{held.number}.pdf")
    kept = files.keep(upload, purpose=PURPOSE, actor=actor, at=at, about=held)
    held.keep(file=kept)
    record(
        "disclosure.agreement.typeset", about=held, actor=actor, at=at,
        data={"sha256": kept.sha256, "sm3": kept.sm3},
    )  # fmt: skip
    return held
