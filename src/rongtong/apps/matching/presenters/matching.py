"""Answers to candidates, as sentences of the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present("matching.interested", lambda entry: _("Interested in a candidate"))
present("matching.not_for_me", lambda entry: _("Put a candidate aside"))
present("matching.passed_on", lambda entry: _("Passed a candidate on to a colleague"))
present("matching.taken_back", lambda entry: _("Took an answer to a candidate back"))
present("matching.asked_again", lambda entry: _("Had a listing matched again"))
present("matching.gathered_again", lambda entry: _("Had unmet needs gathered anew"))
