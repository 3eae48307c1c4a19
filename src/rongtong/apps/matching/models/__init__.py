"""The tables of matching."""

from rongtong.apps.matching.models.candidates import Candidate
from rongtong.apps.matching.models.feedback import Answer, Exposure
from rongtong.apps.matching.models.runs import Run
from rongtong.apps.matching.models.unmet import Gap, UnmetNeed, UnmetRound
from rongtong.apps.matching.models.weighing import WeightsChange, WeightsVersion

__all__ = (
    "Answer", "Candidate", "Exposure", "Gap", "Run", "UnmetNeed", "UnmetRound", "WeightsChange",
    "WeightsVersion",
)  # fmt: skip
