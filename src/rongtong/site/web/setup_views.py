"""The first run, step by step at one address: which step is next follows from what is done."""

from __future__ import annotations

from collections.abc import Callable
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from rongtong.kit.accounts import queries, visits
from rongtong.kit.accounts.actions import setting_up
from rongtong.kit.accounts.actions.keeping import NotPossible
from rongtong.kit.accounts.models import Setup
from rongtong.lib.actor import SYSTEM
from rongtong.site.actions.first_run import first_operator
from rongtong.site.web.setup_forms import CodeForm, OperatorForm, SiteForm

COOKIE = "setup"
_DAY_S = 24 * 3600


@never_cache
@sensitive_post_parameters("password1", "code")
def setup(request: HttpRequest) -> HttpResponse:
    """Show the next step, or take it. 404 once the site is set up."""
    if not queries.needs_setup():
        raise Http404
    row = queries.setup()
    step = _step(request, row)
    if step == "taken" or (step == "code" and row is None):
        return render(request, "site/setup_wait.html", {"taken": step == "taken"}, status=403)
    if request.method != "POST":
        return _page(request, step)
    try:
        return _STEPS[step](request)
    except NotPossible as why:
        messages.error(request, str(why))
        return redirect("site:setup")


def _secret(request: HttpRequest) -> str:
    return request.COOKIES.get(COOKIE, "")


def _step(request: HttpRequest, row: Setup | None) -> str:
    if row is None or row.code_digest:
        return "code"
    if not setting_up.holds(row, _secret(request)):
        return "taken"
    if row.operator is None:
        return "operator"
    if request.user.pk != row.operator.pk:
        return "signin"
    if not queries.has_second_factor(row.operator):
        return "factor"
    if not row.site_name:
        return "site"
    return "finish" if row.mail_tried_at else "mail"


_FORMS: dict[str, type[Form]] = {"code": CodeForm, "operator": OperatorForm, "site": SiteForm}
_ORDER = ("code", "operator", "factor", "site", "mail", "finish")


def _page(request: HttpRequest, step: str, form: Form | None = None) -> HttpResponse:
    made = form or (_FORMS[step]() if step in _FORMS else None)
    number = _ORDER.index("operator" if step == "signin" else step) + 1
    context = {"step": step, "form": made, "number": number, "all": len(_ORDER), "address": settings.SITE_URL}
    return render(request, "site/setup.html", context)


def _code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, "code", form)
    try:
        secret = setting_up.claim(code=form.cleaned_data["code"], actor=SYSTEM, at=timezone.now())
    except NotPossible as why:
        form.add_error("code", str(why))
        return _page(request, "code", form)
    response = redirect("site:setup")
    response.set_cookie(
        COOKIE,
        secret,
        max_age=_DAY_S,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _operator(request: HttpRequest) -> HttpResponse:
    form = OperatorForm(request.POST)
    if not form.is_valid():
        return _page(request, "operator", form)
    language = getattr(request, "LANGUAGE_CODE", "zh-hans")
    user = first_operator(
        secret=_secret(request), values=form.cleaned_data, language=language, actor=SYSTEM, at=timezone.now()
    )
    get_adapter().login(request, user)
    response = redirect("site:setup")
    visits.arrive(request, response, user)
    return response


def _site(request: HttpRequest) -> HttpResponse:
    form = SiteForm(request.POST)
    if not form.is_valid():
        return _page(request, "site", form)
    setting_up.name_site(secret=_secret(request), actor=request.actor, at=timezone.now(), **form.cleaned_data)
    return redirect("site:setup")


def _mail(request: HttpRequest) -> HttpResponse:
    at, email = timezone.now(), getattr(request.user, "email", "") or ""
    if "skip" not in request.POST:
        try:
            send_mail(_("The site can send mail"), _("This is the trial letter."), None, [email])
        except (SMTPException, OSError) as why:
            messages.error(
                request, _("The mail server did not take it: %s. Check EMAIL_URL and try again.") % why
            )
            return redirect("site:setup")
        messages.success(request, _("Sent to %s. Look whether it arrived.") % email)
    setting_up.note_mail(secret=_secret(request), actor=request.actor, at=at)
    return redirect("site:setup")


def _finish(request: HttpRequest) -> HttpResponse:
    setting_up.finish(secret=_secret(request), actor=request.actor, at=timezone.now())
    messages.success(request, _("The site is set up. Welcome."))
    response = redirect("/")
    response.delete_cookie(COOKIE)
    return response


def _again(request: HttpRequest) -> HttpResponse:
    return redirect("site:setup")


_STEPS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "code": _code, "operator": _operator, "signin": _again, "factor": _again, "site": _site,
    "mail": _mail, "finish": _finish,
}  # fmt: skip
