"""Possible duplicates: judging a pair, merging, undoing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.parties.actions.merges import merge, unmerge
from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries import organisations as read
from rongtong.apps.parties.queries.duplicates import merged, merges, proposal, proposals
from rongtong.apps.parties.rules.merges import JUDGE
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.apps.parties.web.merges.forms import MergeForm
from rongtong.kit.pages.toasts import undo as undo_toast
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, offers, perform
from rongtong.lib.actor import Actor

EVIDENCE = {
    "same_code": gettext_lazy("same credit code"),
    "same_name": gettext_lazy("same name in the same region"),
    "same_phone": gettext_lazy("same phone of a contact person"),
}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show pairs to judge, and merges that can be undone."""
    actor = actor_of(request)
    need(actor, JUDGE)
    waiting = [(row, [EVIDENCE[code] for code in row.evidence]) for row in proposals(actor)[:50]]
    context = {"proposals": waiting, "merges": merges(actor)[:20]}
    return render(request, "parties/merges/index.html", context)


@dataclass(frozen=True)
class Line:
    """One fact of both records side by side."""

    label: Any
    first: Any
    second: Any

    @property
    def same(self) -> bool:
        """Tell whether both state the same."""
        return bool(self.first == self.second)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Show two records side by side; merge them."""
    actor = actor_of(request)
    there = proposal(actor, pk)
    form = MergeForm(there, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = merge(proposal=there, actor=actor, at=timezone.now(), **form.cleaned_data)
        except Hindered as hindered:
            form.add_error(None, hindered)
        else:
            undo_toast(request, _("Merged."), reverse("parties:undo_merge", args=[made.pk]))
            return redirect("parties:organisation", made.kept_id)
    context = {
        "proposal": there, "evidence": [EVIDENCE[code] for code in there.evidence], "form": form,
        "lines": _side_by_side(there.first, there.second),
        "offers": [o for o in offers(there, actor, timezone.now()) if o.name in ("dismiss", "reopen")],
    }  # fmt: skip
    return render(request, "parties/merges/pair.html", context, status=422 if form.errors else 200)


def _side_by_side(first: Organisation, second: Organisation) -> list[Line]:
    extra = [
        (_("Registered name"), first.name, second.name),
        (_("Kind"), first.get_kind_display(), second.get_kind_display()),
        (_("Verified"), first.verified_by or "—", second.verified_by or "—"),
        (_("Members"), *(one.memberships.filter(state="active").count() for one in (first, second))),
    ]
    both = zip(read.facts(first), read.facts(second), strict=True)
    return [Line(*row) for row in extra] + [Line(label, one, other) for (label, one), (_l, other) in both]


@login_required
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a pair aside, or judge it again."""
    there = proposal(actor_of(request), pk)

    def do(*, name: str, reason: str, note: str, version: int | None, actor: Actor, at: Any) -> object:
        if name == "merge":
            raise ValidationError(_("Use the form for this."))
        return perform(there, name, reason=reason, note=note, version=version, actor=actor, at=at)

    return moved(request, there, do, reverse("parties:duplicates"))


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Part what was merged."""
    made = merged(actor_of(request), pk)
    try:
        left = unmerge(merge=made, actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
        return redirect("parties:duplicates")
    said = _("Parted again.")
    if left:
        said += " " + _("%(n)d values stay: somebody changed them since.") % {"n": left}
    messages.success(request, said)
    return redirect("parties:organisation", made.absorbed_id)
