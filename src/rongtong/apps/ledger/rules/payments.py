"""Who confirms a payment: the side that did not report it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.models.obligations import CREDITOR, DEBTOR
from rongtong.apps.parties.rules.sides import ACT, SIGN, acting_where
from rongtong.kit.permissions import permission, where
from rongtong.kit.permissions.reach import Reach

_PATHS = {DEBTOR: "obligation__debtor", CREDITOR: "obligation__creditor"}


def _reported_by(side: str) -> Reach:
    return where(Q(side=side), _("reported by a side"), lambda one: getattr(one, "side", "") == side)


def _grants(answering: bool, roles: tuple[str, ...]) -> dict[str, Reach | tuple[Reach, ...]]:
    """Give who acts for the side that reported, or for the one that answers."""
    found: dict[str, tuple[Reach, ...]] = {}
    for side in (DEBTOR, CREDITOR):
        acts = (CREDITOR if side == DEBTOR else DEBTOR) if answering else side
        for role, reaches in acting_where(_reported_by(side), _PATHS[acts], roles=roles).items():
            found[role] = (*found.get(role, ()), *reaches)
    return dict(found)


CONFIRM = permission(
    "ledger.payment.confirm",
    _("Confirm or refuse a payment that the other side reported"),
    on="ledger.Payment",
    grants=_grants(True, SIGN),
)
WITHDRAW = permission(
    "ledger.payment.withdraw",
    _("Take back a payment one's side reported"),
    on="ledger.Payment",
    grants=_grants(False, ACT),
)
