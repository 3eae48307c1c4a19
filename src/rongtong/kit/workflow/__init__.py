"""How a state changes: tables as data, one writer."""

from rongtong.kit.workflow.fields import StateField
from rongtong.kit.workflow.offering import Offer, Step, offers, steps
from rongtong.kit.workflow.performing import Conflict, Hindered, perform
from rongtong.kit.workflow.table import Change, Guard, State, Transition, Workflow, workflow_of, workflows

__all__ = [
    "Change", "Conflict", "Guard", "Hindered", "Offer", "State", "StateField", "Step", "Transition",
    "Workflow", "offers", "perform", "steps", "workflow_of", "workflows",
]  # fmt: skip
