"""What introductions tell the apps above. Keys only: who listens reads what it may."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("introductions.requested")
@dataclass(frozen=True)
class IntroductionRequested:
    """A side asked to talk about a need and an offer. ``introduction`` is its key."""

    introduction: int


@fact("introductions.accepted")
@dataclass(frozen=True)
class IntroductionAccepted:
    """The side that was asked said yes."""

    introduction: int


@fact("introductions.declined")
@dataclass(frozen=True)
class IntroductionDeclined:
    """The side that was asked said no; ``why`` is a code of ``matching.models.feedback.Why``."""

    introduction: int
    why: str


@fact("introductions.silent")
@dataclass(frozen=True)
class IntroductionSilent:
    """The time for an answer ran out and nobody said anything."""

    introduction: int


@fact("introductions.meeting_minuted")
@dataclass(frozen=True)
class MeetingMinuted:
    """One side wrote down what was agreed; the other has still to confirm."""

    introduction: int
    meeting: int


@fact("introductions.meeting_confirmed")
@dataclass(frozen=True)
class MeetingConfirmed:
    """Both sides stand by the minutes of a meeting: only now the two count as docked."""

    introduction: int
    meeting: int


@fact("introductions.ended")
@dataclass(frozen=True)
class IntroductionEnded:
    """It was ended or withdrawn; ``why`` is a code of ``workflow.introductions``."""

    introduction: int
    why: str
