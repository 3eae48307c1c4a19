"""Hard constraints: met, violated or unknown, and the question that an unknown asks."""

from rongtong_match.verdict.judge import CHECKS, judge, judge_many
from rongtong_match.verdict.loosen import loosen

__all__ = ("CHECKS", "judge", "judge_many", "loosen")
