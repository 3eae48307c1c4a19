"""Words of the written files: reasons as sentences, levels and constraints by name."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong_match.explain.sentences import sentence, sentences
from rongtong_match.messages import Language, catalogue, tell
from rongtong_match.types import Check, Level, Match, Outcome, Reason


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things in one language."""

    language: Language

    def __call__(self, code: str, **params: str | int | float) -> str:
        """The text ``tables.<code>``."""
        return tell(f"tables.{code}", self.language, **params)

    def reason(self, reason: Reason) -> str:
        """One reason as a sentence."""
        return sentence(reason, self.language)

    def reasons(self, match: Match) -> tuple[str, ...]:
        """All reasons of a pair."""
        return sentences(match, self.language)

    def level(self, level: Level) -> str:
        """The level in words."""
        return tell(f"report.level.{int(level)}", self.language)

    def outcome(self, outcome: Outcome) -> str:
        """Met, not met, not known."""
        return tell(f"report.outcome.{outcome.value}", self.language)

    def constraint(self, name: str) -> str:
        """The constraint in words; its own name when nobody has worded it."""
        code = f"report.constraint.{name}"
        return tell(code, self.language) if code in catalogue() else name

    def side(self, side: str) -> str:
        """Whom: the need's side or the offer's."""
        return self(f"side.{'need' if side == 'need' else 'offer'}")

    def questions(self, match: Match) -> tuple[str, ...]:
        """What to ask before the pair can be judged, with whom to ask."""
        return tuple(dict.fromkeys(self._question(check) for check in match.verdict.questions))

    def _question(self, check: Check) -> str:
        asked = self.reason(check.question) if check.question is not None else ""
        colon = "：" if self.language == "zh" else ": "
        return f"{self.side(check.asks)}{colon}{asked}" if check.asks else asked
