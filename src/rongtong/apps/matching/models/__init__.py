"""The tables of matching."""

from rongtong.apps.matching.models.candidates import Candidate
from rongtong.apps.matching.models.feedback import Answer, Exposure
from rongtong.apps.matching.models.runs import Run

__all__ = ("Answer", "Candidate", "Exposure", "Run")
