"""Contracts: what two sides agreed; the people in it signed, objected or delivered."""

from __future__ import annotations

from rongtong.apps.contracts.models import (
    Acceptance,
    Contract,
    Delivery,
    Draft,
    Final,
    Milestone,
    Notice,
    Objection,
    Portion,
    PriceStep,
    Signature,
    Split,
    Stated,
    Termination,
    Terms,
    Trial,
    Usage,
)
from rongtong.kit.privacy import Kind, classify, not_personal

not_personal(Contract, because="what two parties agreed: codes, sums, days and the name of a project")
classify(Terms, values=Kind.DOCUMENT)
not_personal(Terms, "number side origin why", because="which version, proposed by which side")
classify(Draft, values=Kind.DOCUMENT)
not_personal(Draft, "side based_on", because="which side writes on which version")
not_personal(Acceptance, "side", because="which side said yes")
not_personal(PriceStep, "mode step on note", because="a step of finding a price")
not_personal(Notice, because="name and price of a result, published")
classify(Objection, text=Kind.MESSAGE, answer=Kind.MESSAGE)
not_personal(Objection, "why", because="a code")
not_personal(Final, because="digests of a text")
classify(Signature, signer=Kind.NAME, proof=Kind.ACTIVITY)
not_personal(Signature, "side way sha256 party", because="which side signed which bytes")
not_personal(Milestone, because="what is delivered until when")
classify(Delivery, note=Kind.MESSAGE)
not_personal(Delivery, "round", because="a count")
classify(Termination, text=Kind.MESSAGE, answer=Kind.MESSAGE)
not_personal(Termination, "side why waived", because="codes and keys of obligations")
not_personal(Trial, because="what two parties agreed to try: terms, days and the name of an offer")
classify(Usage, note=Kind.MESSAGE, answer=Kind.MESSAGE)
not_personal(Usage, "side on figures", because="which side brought which figures of a use")
not_personal(Split, because="how an organisation shares the income of a result: parts and its rule")
classify(Portion, bp=Kind.FINANCE, answer=Kind.MESSAGE)
not_personal(Portion, "role", because="what somebody did for a result")
not_personal(Stated, because="costs and profits an organisation states")
