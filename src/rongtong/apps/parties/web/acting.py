"""What the views share: who asks, at which time, and what follows when a button was pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from rongtong.kit.audit import sentence
from rongtong.kit.audit.models import Entry
from rongtong.kit.workflow import Conflict, workflow_of
from rongtong.lib.actor import Actor

CONFLICT = "conflict"


def actor_of(request: HttpRequest) -> Actor:
    """Give who asks; read anew from the database once a request."""
    return request.actor  # type: ignore[no-any-return]


def written(
    form: BaseForm, do: Callable[[], object], now: Callable[[], Mapping[str, Any]] | None = None
) -> bool:
    """Carry out an action; a refusal by the action stands beside its field and what was typed stays.

    ``now`` gives the initial values of the record as it is: after a conflict the form says where they differ
    from what was typed, and takes their version, so that saving again counts.
    """
    try:
        do()
    except Conflict as conflict:
        told = [conflict.sentence, *(_differences(form, now()) if now else ())]
        form.add_error(None, [ValidationError(line, code=CONFLICT) for line in told])
        return False
    except ValidationError as fault:
        known = getattr(fault, "error_dict", None) and set(fault.error_dict) <= set(form.fields)
        form.add_error(None, fault if known else ValidationError(fault.messages))
        return False
    return True


def _differences(form: BaseForm, stored: Mapping[str, Any]) -> list[str]:
    """Say what is stored where something else was typed; let the form go on from the stored version."""
    said = []
    for bound in form:
        there = bound.field.prepare_value(stored.get(bound.name)) or ""
        if not bound.is_hidden and str(there) != str(bound.value() or ""):
            said.append(
                _("Stored now as “%(name)s”: %(value)s") % {"name": bound.label, "value": there or "—"}
            )
    typed: Any = form.data.copy()
    typed["version"] = stored["version"]
    form.data = typed
    return [*said, _("Save again to write yours over theirs.")]


def status_of(form: BaseForm) -> int:
    """Give the status of a page with a form: 409 when somebody else was faster."""
    faults = form.non_field_errors().as_data() if form.is_bound else []
    return 409 if any(fault.code == CONFLICT for fault in faults) else 200


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


def handed(pdf: bytes, name: str) -> HttpResponse:
    """Hand out a PDF that was made for this reader: as a file, kept by nobody on the way."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(answer)
    return answer
