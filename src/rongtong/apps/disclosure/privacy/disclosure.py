"""Agreements and rooms: who signed, who read what and when."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.models import Agreement, Grant, Reading, RoomFile, Signature
from rongtong.kit.privacy import Basis, Kind, Use, classify, not_personal

_PROOF = Use(_("to prove who promised secrecy and who read what under it"), Basis.CONTRACT, 60)
not_personal(
    Agreement, "asked_by template years text sha256 sm3 buyer_home seller_home signed_at ends_at",
    because="a contract of two parties",
)  # fmt: skip
classify(Signature, _PROOF, name=Kind.NAME)
not_personal(Signature, "side sha256", because="the side of a contract and the digest of its text")
not_personal(Grant, "level why", because="what a party to a contract may read")
not_personal(RoomFile, "name level may_copy pages", because="a file of an organisation")
classify(Reading, _PROOF, name=Kind.NAME, organisation=Kind.WORK, seen=Kind.ACTIVITY)
not_personal(Reading, "way code", because="a code of the reading itself")
