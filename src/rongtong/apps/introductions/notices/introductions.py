"""What the two sides of an introduction are told. ``who`` is a stand-in while the other side is hidden."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.notices.calendars import calendar_entry
from rongtong.kit.notices import category, notice

TALKS = category(
    "introductions.talks",
    _("Co-operation under way"),
    hint=_("Requests to talk, answers, messages and meetings of your needs and offers"),
)
_SEE, _ANSWER = _("See it"), _("Answer")

notice(
    "introductions.requested",
    title=_("%(who)s would like to talk about “%(title)s”"),
    body=_("It is about their “%(theirs)s”. Please answer by %(until)s: yes, or no with one tap."),
    category=TALKS, button=_ANSWER,
)  # fmt: skip
notice(
    "introductions.nudged",
    title=_("%(who)s still hopes for your answer about “%(title)s”"),
    body=_("It is about their “%(theirs)s”. Yes or no: one tap is enough. The time ends on %(until)s."),
    category=TALKS, button=_ANSWER,
)  # fmt: skip
notice(
    "introductions.accepted",
    title=_("%(who)s says yes: talk about “%(title)s”"),
    body=_("Write to each other and propose a time to meet. It is about their “%(theirs)s”."),
    category=TALKS, button=_("Open the talk"),
)  # fmt: skip
notice(
    "introductions.declined",
    title=_("%(who)s says no to “%(title)s”"),
    body=_("Their reason: %(why)s. The next candidates take it into account."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.withdrawn",
    title=_("The request about “%(title)s” was withdrawn"),
    body=_("%(who)s took it back. You need not answer any more."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.silent",
    title=_("No answer in time about “%(theirs)s”"),
    body=_("Your service centre sees it now and may help. You may also withdraw and ask somebody else."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.named",
    title=_("%(who)s shows who they are"),
    body=_("It is the other side of “%(title)s”."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.onward",
    title=_("“%(title)s” goes on to a deal"),
    body=_("With %(who)s, about their “%(theirs)s”."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.ended",
    title=_("The introduction about “%(title)s” has ended"),
    body=_("With %(who)s. Reason: %(why)s."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.meeting_proposed",
    title=_("%(who)s proposes times to meet about “%(title)s”"),
    body=_("Take one with one tap, or propose others."),
    category=TALKS, button=_("Choose a time"),
)  # fmt: skip
notice(
    "introductions.said",
    title=_("%(who)s wrote to you about “%(title)s”"),
    body=_("Read it and answer there; it is about their “%(theirs)s”."),
    category=TALKS, button=_("Read it"),
)  # fmt: skip
notice(
    "introductions.mentioned",
    title=_("Somebody asks for your attention: “%(title)s”"),
    body=_("You are mentioned in the talk about “%(theirs)s”."),
    category=TALKS, button=_("Read it"),
)  # fmt: skip
notice(
    "introductions.meeting_agreed",
    title=_("You meet on %(when)s about “%(title)s”"),
    body=_("With %(who)s. The entry for your calendar is enclosed."),
    category=TALKS, button=_SEE, encloses=calendar_entry,
)  # fmt: skip
notice(
    "introductions.meeting_cancelled",
    title=_("The meeting on %(when)s about “%(title)s” is cancelled"),
    body=_("Reason: %(why)s. The enclosed entry takes it out of your calendar."),
    category=TALKS, button=_SEE, encloses=calendar_entry,
)  # fmt: skip
notice(
    "introductions.meeting_off",
    title=_("The meeting about “%(title)s” did not come about"),
    body=_("Reason: %(why)s. Propose another time if you still want to talk."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.minuted",
    title=_("Please confirm the minutes about “%(title)s”"),
    body=_("%(who)s wrote as the next step: %(step)s"),
    category=TALKS, button=_("Confirm or object"),
)  # fmt: skip
notice(
    "introductions.minutes_confirmed",
    title=_("The minutes about “%(title)s” are confirmed"),
    body=_("Next step: %(step)s"),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.minutes_disputed",
    title=_("The minutes about “%(title)s” need another look"),
    body=_("%(who)s says: %(why)s. Write them anew together."),
    category=TALKS, button=_SEE,
)  # fmt: skip
notice(
    "introductions.centre_said",
    title=_("The service centre wrote to both sides about “%(title)s”"),
    body=_("It is about their “%(theirs)s”."),
    category=TALKS, button=_("Read it"),
)  # fmt: skip
