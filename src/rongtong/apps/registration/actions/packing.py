"""Taking the registration package away: who did so is written down."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.package import packed, papers_of
from rongtong.apps.registration.rules.registrations import PACK
from rongtong.kit.audit import action, record
from rongtong.kit.files.actions import note_reading
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor


@action
def take_package(*, registration: Registration, actor: Actor, at: datetime) -> bytes:
    """Give the zip of what was handed in last. Hindered before the first round."""
    need(actor, PACK, registration)
    submission = registration.submissions.first()
    if submission is None:
        raise Hindered(_("Hand in the form first."))
    papers = papers_of(registration)
    made = packed(registration, submission, papers)
    for _name, file in papers:
        note_reading(file=file, actor=actor, at=at, way="page")
    data = {"round": submission.round, "papers": len(papers)}
    record("registration.package.taken", about=registration, actor=actor, at=at, data=data)
    return made
