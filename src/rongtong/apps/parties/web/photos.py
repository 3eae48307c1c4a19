"""My photo: upload, look at it as others will, remove."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.parties.actions import photos
from rongtong.apps.parties.queries import persons as queries
from rongtong.apps.parties.rules.photos import PHOTO
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.apps.parties.web.profile import own_or_404
from rongtong.kit.files.web.forms import UploadField


class PhotoForm(forms.Form):
    """One picture."""

    photo = UploadField(label=gettext_lazy("Picture"), purpose=PHOTO.name)


@login_required
@require_http_methods(["GET", "POST"])
def photo(request: HttpRequest) -> HttpResponse:
    """Show my photo as it stands on my card, and take another one."""
    person = own_or_404(request)
    form = PhotoForm(request.POST or None, request.FILES or None)

    def save() -> object:
        upload = form.cleaned_data["photo"]
        return photos.set_photo(person=person, upload=upload, actor=actor_of(request), at=timezone.now())

    if request.method == "POST" and form.is_valid() and written(form, save):
        messages.success(request, _("Saved. This is how your photo looks."))
        return redirect("parties:profile_photo")
    card = queries.card(person, on=timezone.localdate())
    context = {"form": form, "person": person, "card": card}
    status = 422 if form.errors else 200
    return render(request, "parties/profile/photo.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take my photo away."""
    photos.remove_photo(person=own_or_404(request), actor=actor_of(request), at=timezone.now())
    messages.success(request, _("Your photo is removed."))
    return redirect("parties:profile_photo")
