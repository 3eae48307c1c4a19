"""Written sentences follow the language they are in, punctuation included."""

from __future__ import annotations

from rongtong_match.tables.write.wording import Wording
from rongtong_match.types import Check, Level, Match, Outcome, Reason, Verdict


def test_whom_to_ask_is_punctuated_as_the_language_is() -> None:
    asked = Reason("question.licence.unknown")
    check = Check("licence", Outcome.UNKNOWN, Reason("verdict.licence.unknown"), asked, "offer")
    match = Match("n", "o", 1, 0.5, Level.STRONG, Verdict((check,)))
    assert Wording("en").questions(match)[0].startswith("Offer side: In which forms")
    assert Wording("zh").questions(match)[0].startswith("供给方：这项技术")
