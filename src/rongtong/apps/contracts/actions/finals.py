"""The final text: typeset from the agreed terms, kept with its digests."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile

from rongtong.apps.contracts.actions.holding import hold
from rongtong.apps.contracts.models import Contract, Final
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.printed import printed
from rongtong.apps.contracts.queries.text import text_of
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor

OPEN = ("ready", "signed", "performing")
"""States in which a final text may lie ready: before signing, and for a change afterwards."""


@action
def make_final(*, contract: Contract, actor: Actor, at: datetime) -> Final:
    """Typeset the agreed terms and keep the PDF with its digests; the open one when there is one already."""
    kept = hold(contract, *OPEN)
    there = kept.finals.filter(voided_at=None, signed_at=None).first()
    if there is not None:
        return there
    number = kept.agreed_no if kept.state == "ready" else kept.terms_no
    terms = terms_no(kept, number)
    assert terms is not None  # noqa: S101 - agreed terms are there
    content = ContentFile(printed(text_of(kept, terms)), name=f"{kept.code}-v{terms.number}.pdf")
    file = files.keep(content, purpose="contracts.final", actor=actor, at=at, about=kept)
    made = Final.objects.create(
        contract=kept, terms_no=terms.number, file=file, sha256=file.sha256, sm3=file.sm3, at=at
    )
    data = {"number": terms.number, "sha256": file.sha256}
    record("contracts.final.made", about=kept, actor=actor, at=at, data=data)
    return made
