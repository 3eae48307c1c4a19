"""Where a need or an offer begins: which side, which kind, for whom, and what is at hand already."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.actions.documents import bring
from rongtong.apps.catalogue.actions.listings import begin
from rongtong.apps.catalogue.models.choices import KINDS, Kind, Side
from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST
from rongtong.apps.catalogue.queries.own import unfinished
from rongtong.apps.catalogue.queries.owners import owners_of
from rongtong.apps.catalogue.rules.kinds import KindForm
from rongtong.apps.catalogue.rules.kinds import forms as kind_forms
from rongtong.apps.catalogue.web.intake.documents import DocumentField
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.files import FileRefused
from rongtong.lib.documents.picture import installed

_ICONS = {
    "service": "tool", "result": "certificate", "research": "flask", "talent": "users", "finance": "coin",
    "capability": "users-group", "expert": "user-star", "instrument": "microscope",
    "pilot": "building-factory-2", "base": "school",
}  # fmt: skip
SHOWN_DRAFTS = 3


class StartForm(forms.Form):
    """For whom; pasted text that is read into the form."""

    owner = forms.ChoiceField(label=_("For whom"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Have you a text already?"), required=False, max_length=DETAIL_LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Paste a letter or a report: budget, deadline, place and more are read out of it."
                    " You look at each before it counts."),
    )  # fmt: skip

    document = DocumentField(
        label=_("Or a document"),
        help_text=_("Word (.docx) or PDF, at most 20 MB. A table of several needs or offers is fine."),
    )
    photo = DocumentField(
        camera=True, label=_("Or a photo of a page"),
        help_text=_("Straight from above, in good light. What could not be read surely is marked."),
    )  # fmt: skip

    def __init__(self, owners: dict[str, Any], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"owner": next(iter(owners), "")})
        if not installed():
            del self.fields["photo"]
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(code, str(owner)) for code, owner in owners.items()]
        if len(owners) == 1:
            field.widget = forms.HiddenInput()

    def upload(self) -> Any:
        """Give the document or the photo that was chosen, or None."""
        return self.cleaned_data["document"] or self.cleaned_data.get("photo")


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Show the two doors and what lies unfinished."""
    actor = actor_of(request)
    drafts = list(unfinished(actor)[:SHOWN_DRAFTS]) if actor.id else []
    return render(request, "catalogue/intake/doors.html", {"drafts": drafts})


@require_safe
def kinds(request: HttpRequest, side: str) -> HttpResponse:
    """Show the kinds of a side, each with what it is for and an example."""
    if side not in KINDS:
        raise Http404
    rows = [
        {"form": form, "label": Kind(form.kind).label, "icon": _ICONS[form.kind]}
        for form in kind_forms().values()
        if form.side == side
    ]
    return render(request, "catalogue/intake/kinds.html", {"side": side, "rows": rows})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, side: str, kind: str) -> HttpResponse:
    """Ask for whom it is, take a text, and begin the draft."""
    form_kind = kind_forms().get((side, kind))
    if form_kind is None:
        raise Http404
    owners = _owners(request)
    form = StartForm(owners, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method != "POST" or not owners or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(
            request, "catalogue/intake/start.html", _context(form_kind, owners, form), status=status
        )
    made = _begun(request, form_kind, owners[form.cleaned_data["owner"]], form)
    if made is None:
        context = _context(form_kind, owners, form)
        return render(request, "catalogue/intake/start.html", context, status=422)
    return redirect(made)


def _context(kind: KindForm, owners: dict[str, Any], form: StartForm) -> dict[str, Any]:
    label = Kind(kind.kind).label
    return {
        "kind": kind, "label": label, "side_label": Side(kind.side).label, "owners": owners, "form": form,
        "mail_to": settings.MAIL_TO,
    }  # fmt: skip


def _owners(request: HttpRequest) -> dict[str, Any]:
    """Give for whom the reader may write: organisations first, then themselves."""
    return {one.key: one.organisation or one.person for one in owners_of(actor_of(request))}


def _begun(request: HttpRequest, kind: KindForm, owner: Any, form: StartForm) -> str | None:
    """Begin with a document, with the text as its details, or with nothing; give where it goes on.

    None when the document is not taken: its fault stands in the form.
    """
    whose = {"organisation" if owner._meta.model_name == "organisation" else "person": owner}
    by = {"side": kind.side, "kind": kind.kind, "actor": actor_of(request), "at": timezone.now(), **whose}
    text, upload = form.cleaned_data["text"].strip(), form.upload()
    if upload is not None:
        try:
            return reverse("catalogue:document", args=[bring(upload=upload, **by).pk])
        except (FileRefused, ValidationError) as fault:
            form.add_error("document", ValidationError(fault.messages))
            return None
    made = begin(**by, **({"values": {"detail": text}} if text else {}))
    return (
        reverse("catalogue:read", args=[made.pk]) if text else reverse("catalogue:write", args=[made.pk, 1])
    )
