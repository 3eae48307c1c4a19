"""What the views share: who asks, at which time, and what follows when a button was pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.kit.audit import sentence
from rongtong.kit.audit.models import Entry
from rongtong.kit.workflow import workflow_of
from rongtong.lib.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Give who asks; read anew from the database once a request."""
    return request.actor  # type: ignore[no-any-return]


def written(form: BaseForm, do: Callable[[], object]) -> bool:
    """Carry out an action; a refusal by the action stands beside its field and what was typed stays."""
    try:
        do()
    except ValidationError as fault:
        known = getattr(fault, "error_dict", None) and set(fault.error_dict) <= set(form.fields)
        form.add_error(None, fault if known else ValidationError(fault.messages))
        return False
    return True


def moved(
    request: HttpRequest, obj: Any, do: Callable[..., object], back: str, done: str = ""
) -> HttpResponse:
    """Carry out the transition that a button posted by ``do(name=…, …)`` and go ``back``.

    A guard's sentence is shown; 404 for a transition the workflow does not have.
    """
    name = request.POST.get("transition", "")
    if name not in workflow_of(obj).by_name:
        raise Http404
    note = request.POST.get("note", "").strip()
    reason, version = request.POST.get("reason", ""), whole(request.POST.get("version"))
    who, at = actor_of(request), timezone.now()
    try:
        do(name=name, reason=reason, note=note, version=version, actor=who, at=at)
    except ValidationError as fault:
        kept = _("You had written: %(note)s") % {"note": note} if note else ""
        messages.error(request, " ".join([*fault.messages, kept]).strip())
        return redirect(f"{back}?do={name}")
    messages.success(request, done or _("Done: %(what)s") % {"what": workflow_of(obj).by_name[name].label})
    return redirect(back)


def whole(text: str | None) -> int | None:
    """Read a number of a form's hidden field; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


@dataclass(frozen=True)
class Story:
    """One entry of the trail as the timeline shows it."""

    at: datetime
    actor_name: str
    sentence: str
    reason: str = ""


def stories(entries: Iterable[Entry]) -> list[Story]:
    """Give entries of the trail as sentences in the reader's language."""
    return [Story(one.at, one.actor_name, sentence(one), one.note) for one in entries]
