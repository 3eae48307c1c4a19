"""What happened, told upwards once to whom it concerns."""

from rongtong.kit.facts.publishing import publish
from rongtong.kit.facts.register import fact, subscriber

__all__ = ["fact", "publish", "subscriber"]
