"""Why a job failed, in words for the person who waits for it. The trace is for operators."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs.words import in_every_language


class Fault(Exception):
    """Raised by a job with a sentence for people: what is wrong and what to do."""


def plainly(fault: Exception) -> dict[str, str]:
    """Give the sentence of ``fault`` in every language."""
    if isinstance(fault, Fault) and fault.args:
        return in_every_language(fault.args[0])
    if isinstance(fault, ValidationError):
        return in_every_language(" ".join(fault.messages))
    said = _("Something unexpected happened (%(kind)s). An operator can read the details and start it again.")
    return in_every_language(said % {"kind": type(fault).__name__})


def unknown_kind(name: str) -> dict[str, str]:
    """Give the sentence for a job that this version of the program does not have."""
    said = _("This version of the program has no job called %(name)s. Update the worker, then run it again.")
    return in_every_language(said % {"name": name})
