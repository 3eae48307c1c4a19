"""Verification cases as they stand after the reviewer's steps, with submissions, clocks and notices."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils import timezone

from bench.platform.centres import Places
from bench.platform.organisations import Registered, until
from bench.platform.trail import Trail
from bench.platform.writer import Sheet, finish, next_key
from rongtong.apps.parties.models import Submission, Verification
from rongtong.apps.parties.workflow.verification_effects import REVIEW_CLOCK, VALIDITY_CLOCK
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.clocks.actions import run_on
from rongtong.kit.clocks.kinds import kind as kind_of
from rongtong.kit.clocks.models import Clock
from rongtong.kit.notices.models import Delivery, Notice

STEPS = {"submitted": (), "in_review": ("take",), "verified": ("take", "verify")}
_STATES = ("draft", "submitted", "in_review", "verified")


@cache
def running(kind: str, day: date) -> Clock:
    """Give a clock of this kind started on a day, as ``clocks.start`` makes it."""
    version, at = kind_of(kind).on(day), timezone.make_aware(datetime.combine(day, time(12)))
    clock = Clock(
        kind=kind,
        version=version.since,
        amount=version.length.amount,
        unit=version.length.unit,
        started_at=at,
    )
    run_on(clock, version, at)
    return clock


CASE = (
    "id", "organisation_id", "state", "applicant_id", "reviewer_id", "licence_name", "started_at",
    "submitted_at", "decided_at", "valid_until", "version",
)  # fmt: skip
CLOCK = (
    "kind", "version", "amount", "unit", "about", "state", "started_at", "since", "due_at",
    "estimated", "reminded", "next_at", "stopped_at",
)  # fmt: skip


class Cases:
    """Writes cases. Their documents are left out: a million files would measure the disk."""

    def __init__(self, places: Places, names: dict[int, str], trail: Trail) -> None:
        self._places, self._names, self._trail = places, names, trail
        self.sheet = Sheet(Verification, *CASE)
        self.handed = Sheet(
            Submission,
            *["verification_id", "at", "by_id", "record", "checks", "outcome", "answered_at"],
            number=1,
        )
        self.clocks = Sheet(Clock, *CLOCK, about_kind="parties.Verification")
        self.notices = Sheet(
            Notice,
            "id",
            "user_id",
            "parameters",
            "link",
            "about",
            "at",
            name="parties.case_verified",
            category="parties.verification",
            kind="parties.Verification",
        )
        self.letters = Sheet(
            Delivery, "notice_id", "due_at", "sent_at", channel="mail", state="sent", attempts=1
        )
        self._key, self._notice = next_key(Verification), next_key(Notice)

    def one(self, made: Registered) -> None:
        """Write the case of one organisation, where it has one."""
        if not (made.verified or made.waiting):
            return
        state = "verified" if made.verified else ("submitted", "in_review")[made.key % 2]
        at, key, region = made.at, self._key, made.values["region"]
        reviewer = self._places.reviewer(region) if state != "submitted" else None
        decided = (at, until(at)) if made.verified else (None, None)
        self.sheet.add(
            key,
            made.key,
            state,
            made.founder[0],
            reviewer,
            made.values["name"],
            at,
            at,
            *decided,
            _STATES.index(state),
        )
        self._hand_in(made)
        self._clock(REVIEW_CLOCK, at, stopped=made.verified)
        self._steps(made, STEPS[state], reviewer)
        if made.verified:
            self._clock(VALIDITY_CLOCK, at, stopped=False)
            self._tell(made)
        self._key += 1

    def _hand_in(self, made: Registered) -> None:
        values, at = made.values, made.at
        record = {n: v.isoformat() if hasattr(v, "isoformat") else v for n, v in values.items()}
        answer = ("verify", at) if made.verified else ("", None)
        self.handed.add(
            self._key,
            at,
            made.founder[0],
            record | {"licence_name": values["name"], "documents": []},
            _checks(values),
            *answer,
        )

    def _clock(self, kind: str, at: datetime, *, stopped: bool) -> None:
        like = running(kind, timezone.localdate(at))
        since, next_at, stop = (None, None, at) if stopped else (like.since, like.next_at, None)
        state = "stopped" if stopped else "running"
        self.clocks.add(
            kind,
            like.version,
            like.amount,
            like.unit,
            self._key,
            state,
            at,
            since,
            like.due_at,
            like.estimated,
            like.reminded,
            next_at,
            stop,
        )

    def _steps(self, made: Registered, steps: tuple[str, ...], reviewer: int | None) -> None:
        name, (who, called), at = made.values["name"], made.founder, made.at
        kind, key = "parties.Verification", self._key
        self._trail.note("parties.verification.begun", kind, key, name, who=who, name=called, at=at)
        for place, step in enumerate(("submit", *steps)):
            changes = {"state": list(_STATES[place : place + 2])}
            self._trail.note(
                f"parties.verification.{step}", kind, key, name, who=who, name=called, at=at, changes=changes
            )
            who, called = reviewer or 0, self._names.get(reviewer or 0, "")

    def _tell(self, made: Registered) -> None:
        words = {
            "organisation": made.values["name"],
            "reason": "",
            "note": "",
            "until": until(made.at).isoformat(),
        }
        link = reverse("parties:verification", args=[made.key])
        self.notices.add(self._notice, made.founder[0], words, link, str(self._key), made.at)
        self.letters.add(self._notice, made.at, made.at)
        self._notice += 1

    def finish(self) -> None:
        """Write what is left."""
        finish(self.sheet, self.handed, self.clocks, self.notices, self.letters)
        self._trail.finish()


def _checks(values: dict[str, Any]) -> list[dict[str, str]]:
    """Give the findings of a record at which everything is right (``queries.verification_checks``)."""
    code = values["uscc"]
    found = (
        ("digit", code),
        ("taken", code),
        ("name", values["name"]),
        ("region", vocab.label("region", code[2:8])),
        ("kind", values["kind"]),
        ("twin", ""),
    )
    return [{"code": name, "outcome": "ok", "detail": str(detail)} for name, detail in found]
