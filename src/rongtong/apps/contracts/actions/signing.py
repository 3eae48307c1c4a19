"""Both signatures on exactly the bytes of the final text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.contracts.actions.changing import lay_milestones, put_in_force
from rongtong.apps.contracts.actions.finals import OPEN
from rongtong.apps.contracts.actions.holding import hold, speaking_for
from rongtong.apps.contracts.actions.owing import owe_instalments
from rongtong.apps.contracts.actions.telling import tell_side
from rongtong.apps.contracts.models import Contract, Final, Signature
from rongtong.apps.contracts.models.choices import Side, Way, other
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.rules.contracts import SIGNING
from rongtong.apps.contracts.rules.signers import signer_named
from rongtong.apps.contracts.workflow.guards import SIDES
from rongtong.apps.contracts.workflow.system import as_system
from rongtong.apps.parties.queries.sides import is_proven
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.files.models import File
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor


@action
def sign(
    *, contract: Contract, sha256: str, given: Mapping[str, Any], actor: Actor, at: datetime, side: str = "",
    signer: str = "click",
) -> Contract:  # fmt: skip
    """Sign exactly the text with this digest. The second signature puts the contract into force.

    ``given`` goes to the signer. Conflict when another text lies there by now; Hindered when the party is not
    verified or has signed; ValidationError when the proof fails: nothing is written then.
    """
    kept, final, speaks = _about_to_sign(contract, sha256, actor, side)
    proof = signer_named(signer).prove(final.sha256, given)
    return _signed(kept, final, speaks, {"way": Way.CLICK, "proof": proof}, actor, at)


@action
def sign_on_paper(
    *, contract: Contract, sha256: str, actor: Actor, at: datetime, upload: Any = None, side: str = "",
) -> Contract:  # fmt: skip
    """Say that the side signed this text on paper, with its scan; or confirm the scan the other side kept.

    ValidationError when there is neither.
    """
    kept, final, speaks = _about_to_sign(contract, sha256, actor, side)
    scan = _kept_scan(kept, upload, actor, at) or _their_scan(final, speaks)
    if scan is None:
        raise ValidationError({"upload": _("Add the scan of the signed paper.")})
    return _signed(kept, final, speaks, {"way": Way.PAPER, "scan": scan}, actor, at)


def _kept_scan(contract: Contract, upload: Any, actor: Actor, at: datetime) -> File | None:
    if upload is None:
        return None
    return files.keep(upload, purpose="contracts.scan", actor=actor, at=at, about=contract)


def _their_scan(final: Final, side: str) -> File | None:
    row = final.signatures.filter(side=other(side), way=Way.PAPER).select_related("scan").first()
    return row.scan if row else None


def _about_to_sign(contract: Contract, sha256: str, actor: Actor, side: str) -> tuple[Contract, Final, str]:
    kept = hold(contract, *OPEN)
    need(actor, SIGNING, kept)
    speaks = speaking_for(kept, actor, side, SIGN)
    final = kept.finals.filter(voided_at=None, signed_at=None).first()
    if final is None or final.sha256 != sha256:
        raise Conflict(_("The text has changed: this one cannot be signed any more. Read the new one."))
    if not is_proven(kept.party(speaks)):
        raise Hindered(_("Only who is verified can sign. Have your organisation verified first."))
    if final.signatures.filter(side=speaks).exists():
        raise Hindered(_("Your side has signed this text already."))
    return kept, final, speaks


def _signed(
    contract: Contract, final: Final, side: str, row: Mapping[str, Any], actor: Actor, at: datetime
) -> Contract:
    Signature.objects.create(
        final=final, side=side, sha256=final.sha256, by_id=actor.id, signer=actor.name[:150],
        party=str(contract.party(side))[:200], at=at, **row,
    )  # fmt: skip
    data = {"side": side, "sha256": final.sha256, "way": str(row["way"])}
    record("contracts.signature.given", about=contract, actor=actor, at=at, data=data)
    said = set(final.signatures.values_list("side", flat=True))
    if said != SIDES:
        tell_side(contract, "contracts.signed_by_one", other(side), at=at, tail="sign/")
        return contract
    if contract.state == "ready":
        # Before the state: a constraint holds that what is signed names its terms.
        contract.keep(signed_no=final.terms_no, signed_at=at)
        done = perform(contract, "sign", actor=as_system(actor), at=at)
        lay_milestones(contract=done, actor=actor, at=at)
        signed = terms_no(done, final.terms_no)
        values = signed.values if signed else {"instalments": []}
        owe_instalments(contract=done, before={}, values=values, actor=actor, at=at)
        tell_side(done, "contracts.in_force", Side.BUYER, Side.SELLER, at=at)
        return done
    return put_in_force(contract=contract, final=final, actor=actor, at=at)
