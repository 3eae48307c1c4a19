"""What people are told of matches."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

MATCHES = category(
    "matching.matches",
    _("Who suits you"),
    hint=_("New candidates that are worth a talk, and who is interested in what is yours"),
    mail="daily",
)

notice(
    "matching.found",
    title=_("Somebody suits “%(title)s”"),
    body=_("%(count)s worth a talk. The first: “%(theirs)s”."),
    category=MATCHES,
    button=_("See the candidates"),
)
notice(
    "matching.interest",
    title=_("Somebody is interested in “%(title)s”"),
    body=_("It is about their “%(theirs)s”. Say whether you are interested too."),
    category=MATCHES,
    button=_("Answer"),
)
notice(
    "matching.passed_on",
    title=_("A colleague asks you to look at a candidate for “%(title)s”"),
    body=_("It is “%(theirs)s”. %(note)s"),
    category=MATCHES,
    button=_("See it"),
)
