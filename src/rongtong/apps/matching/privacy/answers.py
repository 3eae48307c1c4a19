"""Answers and showings: what each tells of a person, and how it is handed over and erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from rongtong.apps.matching.models import Answer, Candidate, Exposure, Run
from rongtong.kit.privacy import Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.lib.actor import Actor

not_personal(Run, because="figures of a run of the programme")
not_personal(Candidate, because="how two listings compare; it goes when a listing goes")
classify(Answer, note=Kind.MESSAGE, said=Kind.ACTIVITY, reason=Kind.ACTIVITY)
not_personal(
    Answer, "side position weights score contributions", because="where the pair stood, by which weights"
)
classify(Exposure, place=Kind.ACTIVITY, day=Kind.ACTIVITY)
not_personal(Exposure, "side position weights score level", because="where the pair stood, by which weights")


def export(user: Any) -> Section:
    """Give the person's answers and what they were shown."""
    answers = Answer.objects.filter(by=user).select_related("need", "offer")
    shown = Exposure.objects.filter(user=user).select_related("need", "offer")
    found = {
        str(Answer._meta.verbose_name_plural): [
            _pair(one) | {"said": one.get_said_display(), "note": one.note, "at": one.at} for one in answers
        ],
        str(Exposure._meta.verbose_name): [_pair(one) | {"at": one.at} for one in shown],
    }
    return {heading: rows for heading, rows in found.items() if rows}


def _pair(one: Any) -> dict[str, Any]:
    return {"need": one.need.code, "offer": one.offer.code}


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Take the person out of their answers and showings; the figures stay, nobody's."""
    answers = Answer.objects.filter(by=user).update(by=None, note="")
    answers += Answer.objects.filter(to=user).update(to=None)
    return answers + Exposure.objects.filter(user=user).update(user=None)


personal(
    "matching.answers", label=gettext_lazy("Answers to candidates"), export=export, erase=erase, order=25
)
