"""What every page of one registration shares: finding it, its head, its story."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.registration.actions.looking import note_look
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.registrations import is_applicant, is_registrar, seen, watches
from rongtong.apps.registration.rules.registrations import DECIDE, PACK, VIEW
from rongtong.kit.permissions import Permission, can, need

PAGES = {"matter": "write", "clauses": "write", "money": "write"}
"""Steps of the contract's form on which a finding is mended; other pages stand under their own name."""


def found(request: HttpRequest, pk: int, permission: Permission = VIEW) -> Registration:
    """Give a registration the reader may open, 404 for any other; Refused without the permission.

    Who is of neither side leaves a line.
    """
    actor = actor_of(request)
    one: Registration = get_object_or_404(seen(actor), pk=pk)
    need(actor, permission, one)
    if request.method == "GET" and watches(one, actor):
        note_look(registration=one, actor=actor, at=timezone.now())
    return one


def frame(request: HttpRequest, one: Registration) -> dict[str, Any]:
    """Give what the head of each page shows."""
    actor = actor_of(request)
    return {
        "one": one, "mine": is_applicant(one, actor), "decides": can(actor, DECIDE, one),
        "packs": one.submitted_at is not None and can(actor, PACK, one), "registrar": is_registrar(actor),
        "back": reverse("registration:registration", args=[one.pk]),
    }  # fmt: skip


def mended_at(page: str, contract: int, registration: Registration | None = None) -> str:
    """Give the address where a finding is mended; empty when there is none of its own."""
    if page in PAGES:
        return reverse("contracts:write", args=[contract, page])
    if page == "sign":
        return reverse("contracts:sign", args=[contract])
    if page == "form" and registration is not None:
        return reverse("registration:form", args=[registration.pk])
    return ""
