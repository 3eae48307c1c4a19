"""The sentences of jobs on the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present("jobs.cancelled", lambda entry: _("Cancelled the job “%(job)s”") % {"job": entry.label})
present("jobs.run_again", lambda entry: _("Had the job “%(job)s” run again") % {"job": entry.label})
