"""Everything that goes wrong as ``application/problem+json`` (RFC 9457), in the reader's language.

``code`` is for programs and never changes; ``detail`` says in words what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.errors import ValidationError as Unfit

from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, Hindered

TYPE = "application/problem+json"
log = logging.getLogger("rongtong.api")


class Problem(Exception):
    """An answer that is no success. ``more`` goes into the body, ``headers`` onto the answer."""

    def __init__(
        self, status: int, code: str, detail: Any, *, errors: Iterable[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(code)
        self.status, self.code, self.detail = status, code, str(detail)
        self.errors, self.headers = list(errors), dict(headers or {})

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Give the problem as a response."""
        body = {
            "type": f"/api/docs/#{self.code}", "title": title(self.status), "status": self.status,
            "code": self.code, "detail": self.detail, "instance": request.path, "errors": self.errors,
        }  # fmt: skip
        response = JsonResponse(
            body, status=self.status, content_type=TYPE, json_dumps_params={"ensure_ascii": False}
        )
        for name, value in self.headers.items():
            response[name] = value
        return response


def title(status: int) -> str:
    """Give the short name of a status in the reader's language."""
    titles = {
        400: _("The request cannot be read"), 401: _("Sign in first"), 403: _("Not allowed"),
        404: _("Not found"), 405: _("Not possible here"), 409: _("Not possible now"),
        412: _("Changed meanwhile"), 413: _("Too large"), 415: _("Unknown kind of content"),
        422: _("Does not fit"), 428: _("Say which version you saw"), 429: _("Too many requests"),
    }  # fmt: skip
    return titles.get(status, _("Something went wrong on our side"))


def details(status: int) -> str:
    """Give what to do for a status nobody said more about."""
    sentences = {
        400: _("Send JSON as the documentation says."),
        401: _("Send a valid token: Authorization: Bearer rt_…"),
        403: _("Your roles or the scopes of the token do not include this."),
        404: _("There is nothing at this address, or you may not see it."),
        405: _("The header Allow names what is possible at this address."),
        413: _("Send less at a time."),
    }  # fmt: skip
    return sentences.get(status, _("Try again later. If it stays, tell the operator the time of the call."))


NAMES = {
    400: "unreadable", 401: "sign_in", 403: "refused", 404: "not_found", 405: "method", 409: "conflict",
    412: "changed", 413: "too_large", 422: "unfit", 428: "version_missing", 429: "too_many",
}  # fmt: skip


def plain(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """Give the problem of a bare status."""
    return Problem(status, NAMES.get(status, "failed"), details(status), headers=headers)


def unsigned(detail: str = "", code: str = "sign_in") -> Problem:
    """Give the problem of a caller we do not know."""
    return Problem(401, code, detail or details(401), headers={"WWW-Authenticate": 'Bearer realm="rongtong"'})


def of(request: HttpRequest, fault: Exception) -> Problem:
    """Give the problem that an exception of the house means; anything unknown is logged and told as 500."""
    if isinstance(fault, Problem):
        return fault
    if isinstance(fault, Refused):
        return _refused(request, fault)
    if isinstance(fault, Unfit):
        return Problem(
            422, "unfit", _("Some values do not fit; see errors."), errors=map(_unfit, fault.errors)
        )
    if isinstance(fault, ValidationError):
        return _invalid(fault)
    if isinstance(fault, Http404 | ObjectDoesNotExist):
        return plain(404)
    if isinstance(fault, HttpError):
        return unsigned() if fault.status_code == 401 else plain(fault.status_code)
    log.exception("api", exc_info=fault, extra={"path": request.path})
    return plain(500)


def _refused(request: HttpRequest, fault: Refused) -> Problem:
    if request.actor.kind == "anonymous":
        return unsigned(fault.sentence)
    return Problem(403, "refused", fault.sentence)


def _invalid(fault: ValidationError) -> Problem:
    if isinstance(fault, Conflict):
        return Problem(412, "changed", fault.sentence)
    if isinstance(fault, Hindered):
        return Problem(409, "hindered", fault.sentence)
    fields = fault.message_dict if hasattr(fault, "error_dict") else {"": fault.messages}
    errors = [{"where": name, "detail": text} for name, texts in fields.items() for text in texts]
    return Problem(422, "unfit", _("Some values do not fit; see errors."), errors=errors)


def _unfit(error: Mapping[str, Any]) -> dict[str, Any]:
    where = ".".join(str(step) for step in error.get("loc", ()))
    return {"where": where, "code": error.get("type", ""), "detail": str(error.get("msg", ""))}


def tidied(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give every refusal of the layers around us the same shape, and no page where a program asked."""
    if response.status_code in (301, 302, 303) and not response.get("Location", "").startswith("/api/"):
        # The only page that sends a caller on is the one that ends a session or asks for a second factor.
        return unsigned(_("Your session asks for something first: open the site in the browser.")).answer(
            request
        )
    if response.status_code < 400 or response.get("Content-Type", "").startswith(TYPE):
        return response
    kept = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
    return plain(response.status_code, kept).answer(request)
