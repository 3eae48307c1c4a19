"""Choosing whom to ask: from the register, or by a list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rongtong.apps.campaigns.actions.targets import Added, add
from rongtong.apps.campaigns.models import Campaign
from rongtong.apps.campaigns.queries.campaigns import seen
from rongtong.apps.campaigns.queries.finding import Found, as_found, in_register, recognised
from rongtong.apps.campaigns.rules.campaigns import PLAN
from rongtong.apps.campaigns.web.forms import ListForm, RegisterForm
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.permissions import need


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show both ways; put on the list what one of them gives."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    need(actor, PLAN, campaign)
    way = request.POST.get("way", "")
    register = RegisterForm(request.POST if way == "register" else None, initial={"region": campaign.region})
    lines = ListForm(
        request.POST if way == "list" else None, request.FILES if way == "list" else None, prefix="list"
    )
    form: Any = {"register": register, "list": lines}.get(way)
    if form is not None and form.is_valid():
        try:
            _say(
                request,
                add(campaign=campaign, found=_found(form, actor), actor=actor, at=timezone.now()),
                form,
            )
            return redirect("campaigns:targets", pk)
        except ValidationError as fault:
            form.add_error(None, fault)
    context = {"campaign": campaign, "register": register, "lines": lines, "count": _count(campaign)}
    return render(request, "campaigns/add.html", context, status=422 if request.method == "POST" else 200)


def _count(campaign: Campaign) -> int:
    return campaign.targets.exclude(state="withdrawn").count()


def _found(form: Any, actor: Any) -> list[Found]:
    if isinstance(form, ListForm):
        return recognised(form.lines.found, actor)
    given = form.cleaned_data
    rows = in_register(actor, region=given["region"], kinds=given["kinds"], industry=given["industry"])
    return [as_found(one) for one in rows]


def _say(request: HttpRequest, added: Added, form: Any) -> None:
    """Say what became of everybody named."""
    told = ngettext("%(n)s organisation was put on the list.", "%(n)s organisations were put on the list.",
                    added.made) % {"n": added.made}  # fmt: skip
    (messages.success if added.made else messages.info)(request, told)
    notes = [
        (added.folded, _("%(n)s stood on it already.")),
        (added.unknown, _("%(n)s are not registered here: they get a link, no notice.")),
        (added.silent, _("%(n)s asked not to be asked now and were left out.")),
        (added.outside, _("%(n)s lie outside the regions you serve and were left out.")),
        (added.shared, _("%(n)s are asked the same by another running campaign: they are asked once, and the"
                         " answer counts for both.")),
    ]  # fmt: skip
    said = [words % {"n": count} for count, words in notes if count]
    faults = form.lines.faults if isinstance(form, ListForm) else ()
    said += [_("Line %(line)s: %(why)s") % {"line": line, "why": why} for line, why in faults[:5]]
    if len(faults) > 5:
        said.append(_("… and %(n)s lines more.") % {"n": len(faults) - 5})
    if said:
        messages.warning(request, " ".join(said))
