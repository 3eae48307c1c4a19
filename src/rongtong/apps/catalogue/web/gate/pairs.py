"""Possible duplicates of needs and offers: judging a pair, merging, undoing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.catalogue.actions import merging
from rongtong.apps.catalogue.models import DuplicatePair, Listing
from rongtong.apps.catalogue.queries import duplicates as read
from rongtong.apps.catalogue.queries.comparing import compared
from rongtong.apps.catalogue.queries.texts import public_text
from rongtong.apps.catalogue.rules.duplicates import JUDGE_PAIR
from rongtong.apps.catalogue.rules.kinds import label_of
from rongtong.apps.catalogue.web.gate.tabs import desk_tabs
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.toasts import undo as undo_toast
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Hindered, offers, perform
from rongtong.lib.actor import Actor

JUDGED = ("confirm", "apart", "reopen")


class MergeForm(forms.Form):
    """Which of the two stays, and why."""

    keep = forms.TypedChoiceField(label=gettext_lazy("Which one stays"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, pair: DuplicatePair, *args: Any, **options: Any) -> None:
        both = (pair.first, pair.second)
        best = next((one.pk for one in both if one.state == "published"), both[0].pk)
        super().__init__(*args, initial={"keep": best, "version": pair.version}, **options)
        keep = self.fields["keep"]
        assert isinstance(keep, forms.ChoiceField)  # noqa: S101
        keep.choices = [(one.pk, f"{one.code} {one}") for one in both]


def _likeness(pair: DuplicatePair) -> Any:
    share = round(100 * pair.evidence.get("share", 0))
    return _("%(field)s, %(share)s %% alike") % {
        "field": label_of(pair.evidence.get("part", "title")), "share": share
    }  # fmt: skip


def _titles(pair: DuplicatePair) -> Any:
    words = [public_text(one, "title") for one in (pair.first, pair.second)]
    return cells.link(format_html("{} · {}", *words), reverse("catalogue:pair", args=[pair.pk]))


TABLE = Table(
    (
        Column("titles", gettext_lazy("Two that look alike"), show=_titles, main=True),
        Column("likeness", gettext_lazy("What is alike"), show=_likeness),
        Column(
            "found_at", gettext_lazy("Found"), show=lambda pair: cells.moment(pair.found_at), sort="found_at"
        ),
    ),
    order=("found_at", "pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the pairs to judge, and the merges that can be undone."""
    actor = actor_of(request)
    need(actor, JUDGE_PAIR)
    context = {
        "page": TABLE.page(request, read.to_judge(actor)), "merges": read.merges(actor)[:20],
        "tabs": desk_tabs(request, "pairs"),
    }  # fmt: skip
    return render(request, "catalogue/gate/pairs.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Show two listings side by side; merge them."""
    actor = actor_of(request)
    there = read.pair(actor, pk)
    form = MergeForm(there, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = merging.merge(pair=there, actor=actor, at=timezone.now(), **form.cleaned_data)
        except Hindered as hindered:
            form.add_error(None, hindered)
        else:
            undo_toast(request, _("Merged."), reverse("catalogue:undo_merge", args=[made.pk]))
            return redirect("catalogue:review", made.kept_id)
    shown = compared(there, actor)
    context = {
        "pair": there, "form": form, "shown": shown, "likeness": _likeness(there),
        "offers": [one for one in offers(there, actor, timezone.now()) if one.name in JUDGED],
        "mergeable": shown.one_owner and there.state in ("proposed", "same"),
    }  # fmt: skip
    return render(request, "catalogue/gate/pair.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge a pair the same or different, or judge it again."""
    there = read.pair(actor_of(request), pk)

    def do(*, name: str, reason: str, note: str, version: int | None, actor: Actor, at: Any) -> object:
        if name not in JUDGED:
            raise ValidationError(_("Use the form for this."))
        return perform(there, name, reason=reason, note=note, version=version, actor=actor, at=at)

    return moved(request, there, do, reverse("catalogue:pair", args=[pk]))


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Part what was merged."""
    made = read.merge_of(actor_of(request), pk)
    try:
        merging.unmerge(merge=made, actor=actor_of(request), at=timezone.now())
        messages.success(request, _("Parted again."))
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return redirect("catalogue:pairs")


def twins_of(listing: Listing, actor: Actor) -> list[dict[str, Any]]:
    """Give what looks like a listing, for its case: one query."""
    return [
        {
            "pk": one.pk, "title": public_text(read.other_of(one, listing), "title"),
            "likeness": _likeness(one), "judged": one.state == "same",
        }
        for one in read.pairs_of(listing, actor)
    ]  # fmt: skip
