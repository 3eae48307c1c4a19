"""Making the evidence pack of a contract: both sides see that somebody did."""

from __future__ import annotations

import hashlib
from datetime import datetime

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.evidence import pack_of
from rongtong.apps.contracts.rules.contracts import VIEW
from rongtong.kit.audit import action, record
from rongtong.kit.audit.evidence import typeset
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


@action
def make_pack(*, contract: Contract, actor: Actor, at: datetime) -> bytes:
    """Give the PDF; its digest is written into the trail."""
    need(actor, VIEW, contract)
    made = typeset(pack_of(contract, actor, at), by=actor.name, at=at)
    record(
        "contracts.contract.evidence", about=contract, actor=actor, at=at,
        data={"sha256": hashlib.sha256(made).hexdigest()},
    )  # fmt: skip
    return made
