"""Answers to candidates, as sentences of the trail."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rongtong.kit.audit import present


def _changed(entry: Any) -> str:
    return _("Put other weights of the matching in force: %(after)s instead of %(before)s") % {
        name: entry.data.get(name, "") for name in ("before", "after")
    }


present("matching.interested", lambda entry: _("Interested in a candidate"))
present("matching.not_for_me", lambda entry: _("Put a candidate aside"))
present("matching.passed_on", lambda entry: _("Passed a candidate on to a colleague"))
present("matching.taken_back", lambda entry: _("Took an answer to a candidate back"))
present("matching.asked_again", lambda entry: _("Had a listing matched again"))
present("matching.gathered_again", lambda entry: _("Had unmet needs gathered anew"))
present("matching.weights.learning", lambda entry: _("Had weights learned from answers"))
present("matching.weights.proposed", lambda entry: _("Proposed weights for the matching"))
present("matching.weights.changed", _changed)
present("matching.weights.refused", lambda entry: _("Refused proposed weights"))
