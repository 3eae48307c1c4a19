"""What owners of needs and offers are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

LISTINGS = category(
    "catalogue.listings",
    _("Your needs and offers"),
    hint=_("What reviewers answer, and when something runs out"),
)
_SEE = _("See it")

notice(
    "catalogue.submitted",
    title=_("“%(title)s” is handed in"),
    body=_("A reviewer answers within three working days."),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.import_handed_in",
    title=_("“%(title)s”: %(count)s are handed in"),
    body=_("Reviewers answer within three working days. What was not complete stays a draft."),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.published",
    title=_("“%(title)s” is published"),
    body=_("It is open until %(until)s. Matching has begun: you are told when somebody suits."),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.returned",
    title=_("“%(title)s”: please correct and hand in again"),
    body=_("%(reason)s. %(note)s"),
    category=LISTINGS,
    button=_("Correct it"),
)
notice(
    "catalogue.refused",
    title=_("“%(title)s” was not published"),
    body=_("%(reason)s. %(note)s"),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.expired",
    title=_("“%(title)s” has run out"),
    body=_("Is it still open? Renew it with one tap, or say what became of it."),
    category=LISTINGS,
    button=_("Answer"),
)
notice(
    "catalogue.taken_down",
    title=_("“%(title)s” was taken down"),
    body=_("%(reason)s. %(note)s If you disagree, open it again as a draft, answer, and hand it in."),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.runs_out",
    title=_("“%(title)s” is open until %(until)s"),
    body=_("Renew it with one tap, or say what became of it."),
    category=LISTINGS,
    button=_("Answer"),
)
notice(
    "catalogue.review_overdue",
    title=_("“%(title)s” has waited longer than three working days"),
    body=_("Nobody has answered the owner. See to it that a reviewer takes it today."),
    category=LISTINGS,
    button=_("To the desk"),
)
