"""What applicants and reviewers of a verification are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

VERIFICATION = category(
    "parties.verification",
    _("Verification of organisations"),
    hint=_("Each step of the review, and when a verification runs out"),
)
_CASE = _("See the case")

notice(
    "parties.case_submitted",
    title=_("%(organisation)s is handed in for verification"),
    body=_("A reviewer answers within five working days."),
    category=VERIFICATION,
    button=_CASE,
)
notice(
    "parties.case_in_review",
    title=_("%(organisation)s is in review"),
    body=_("A reviewer has taken the case."),
    category=VERIFICATION,
    button=_CASE,
)
notice(
    "parties.case_returned",
    title=_("%(organisation)s: please correct and hand in again"),
    body=_("%(reason)s. %(note)s"),
    category=VERIFICATION,
    button=_("Correct it"),
)
notice(
    "parties.case_refused",
    title=_("%(organisation)s was not verified"),
    body=_("%(reason)s. %(note)s"),
    category=VERIFICATION,
    button=_CASE,
)
notice(
    "parties.case_verified",
    title=_("%(organisation)s is verified"),
    body=_("Its page carries the mark from now on, until %(until)s."),
    category=VERIFICATION,
    button=_("See the page"),
)
notice(
    "parties.case_suspended",
    title=_("The verification of %(organisation)s is suspended"),
    body=_("%(reason)s. %(note)s"),
    category=VERIFICATION,
    button=_CASE,
)
notice(
    "parties.case_expired",
    title=_("The verification of %(organisation)s has run out"),
    body=_("Hand in the documents again to renew it."),
    category=VERIFICATION,
    button=_("Renew it"),
)
notice(
    "parties.review_overdue",
    title=_("%(organisation)s has waited longer than five working days"),
    body=_("Nobody has answered the applicant. See to it that a reviewer takes the case today."),
    category=VERIFICATION,
    button=_("To the case"),
)
