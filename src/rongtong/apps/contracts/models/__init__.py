"""The tables of contracts."""

from rongtong.apps.contracts.models.contracts import Contract
from rongtong.apps.contracts.models.income import Portion, Split, Stated
from rongtong.apps.contracts.models.performing import Delivery, Milestone, Termination
from rongtong.apps.contracts.models.pricing import Notice, Objection, PriceStep
from rongtong.apps.contracts.models.signing import Final, Signature
from rongtong.apps.contracts.models.terms import Acceptance, Draft, Terms
from rongtong.apps.contracts.models.trials import Trial, Usage

__all__ = (
    "Acceptance", "Contract", "Delivery", "Draft", "Final", "Milestone", "Notice", "Objection", "Portion",
    "PriceStep", "Signature", "Split", "Stated", "Termination", "Terms", "Trial", "Usage",
)  # fmt: skip
