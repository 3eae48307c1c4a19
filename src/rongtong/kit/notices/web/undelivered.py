"""For operators: what did not reach its reader, why, and what to do about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.kit.notices import queries
from rongtong.kit.notices.actions.settling import Settling, settle
from rongtong.kit.notices.declare import categories
from rongtong.kit.notices.models import Delivery, Sending
from rongtong.kit.notices.rules import OPERATE
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.lib import masks


class DeliveryFilters(FilterForm):
    """By what became of it and by what it was about."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=lambda: [("", _("All")), *((one.value, one.label) for one in queries.STUCK)],
    )
    notice__category = forms.ChoiceField(
        label=gettext_lazy("Kind of notice"),
        choices=lambda: [("", _("All")), *((one.code, one.label) for one in categories().values())],
    )


class SettleForm(forms.Form):
    """One of three ways, and why."""

    how = forms.ChoiceField(
        label=gettext_lazy("How to settle it"),
        choices=(
            (Settling.RETRY.value, gettext_lazy("Send it again")),
            (Settling.SENT.value, gettext_lazy("Mark it as sent: I know that it arrived")),
            (Settling.GIVE_UP.value, gettext_lazy("Give up: it is not sent any more")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what is to be done.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Needed unless it is sent again; it stands on the trail."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def state(row: Delivery) -> Any:
    """Draw the state."""
    return cells.badge(row.get_state_display(), "bad" if row.state == Sending.FAILED else "warn")


def reader(row: Delivery) -> str:
    """Name the reader: an account by its number, an address masked. What was written is not shown."""
    if row.notice.user_id:
        return _("Account %(number)s") % {"number": row.notice.user_id}
    return masks.email(row.notice.address)


def why(row: Delivery) -> str:
    """Give what the other side answered; the address that it repeats is masked."""
    if not row.error:
        return _("The process that sent it died before the answer came.")
    user = row.notice.user
    address = (user.email if user else row.notice.address) or ""
    return row.error.replace(address, masks.email(address)) if address else row.error


def _category(row: Delivery) -> Any:
    known = categories().get(row.notice.category)
    return known.label if known else row.notice.category


def _number(row: Delivery) -> Any:
    return cells.link(_("Letter %(number)s") % {"number": row.pk}, _address(row.pk))


def _address(pk: int) -> str:
    return reverse("notices:undelivered_one", args=(pk,))


TABLE = Table(
    columns=(
        Column("pk", gettext_lazy("Letter"), main=True, show=_number, sort="pk"),
        Column("state", gettext_lazy("State"), show=state, sort="state"),
        Column("reader", gettext_lazy("Addressee"), show=reader),
        Column("category", gettext_lazy("Kind of notice"), show=_category),
        Column("why", gettext_lazy("Why"), show=why),
        Column("attempts", gettext_lazy("Attempts"), figure=True, spare=True, sort="attempts"),
        Column("taken_at", gettext_lazy("Last attempt"), show=lambda row: cells.moment(row.taken_at),
               sort="taken_at"),
    ),
    order=("-pk",),
)  # fmt: skip


@require_safe
def many(request: HttpRequest) -> HttpResponse:
    """List what failed or was perhaps sent, newest first."""
    need(request.actor, OPERATE)
    filters = DeliveryFilters(request)
    page = TABLE.page(request, filters.apply(queries.stuck(request.actor)))
    values = {"page": page, "filters": filters, "counts": queries.stuck_counts()}
    return render(request, "notices/undelivered.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one and settle it."""
    need(request.actor, OPERATE)
    row = queries.stuck(request.actor).filter(pk=pk).first()
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _settle(request, pk, form)
        if done is not None:
            return done
    if row is None:
        raise Http404(_("Nothing is left to settle here."))
    details = [
        (_("State"), state(row)), (_("Addressee"), reader(row)), (_("Kind of notice"), _category(row)),
        (_("Told at"), cells.moment(row.notice.at)), (_("Last attempt"), cells.moment(row.taken_at)),
        (_("Attempts"), row.attempts), (_("Why"), why(row)),
    ]  # fmt: skip
    values = {"row": row, "form": form, "details": details, "unsure": row.state == Sending.UNSURE}
    return render(request, "notices/undelivered_one.html", values, status=422 if form.errors else 200)


def _settle(request: HttpRequest, pk: int, form: SettleForm) -> HttpResponse | None:
    said = form.cleaned_data
    try:
        settle(delivery=pk, how=Settling(said["how"]), reason=said["reason"], actor=request.actor,
               at=timezone.now())  # fmt: skip
    except Delivery.DoesNotExist:
        raise Http404 from None
    except ValidationError as fault:
        if hasattr(fault, "error_dict"):
            form.add_error(None, fault)
            return None
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, _("Letter %(number)s is settled.") % {"number": pk})
    return redirect("notices:undelivered")
