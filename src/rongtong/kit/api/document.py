"""The interface's root and its OpenAPI document: what every call shares is said once, here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from ninja.security import HttpBearer

from rongtong.kit.api.problems import TYPE, of
from rongtong.kit.api.schemas import ProblemBody

WRITES = ("post", "put", "patch", "delete")
_SAID = {
    400: "The request cannot be read.", 401: "No valid token or session.", 403: "Not allowed, or CSRF.",
    404: "Not there, or not for this caller.", 405: "Not possible at this address.",
    409: "Hindered now, or the same Idempotency-Key is at work.", 412: "Changed since If-Match.",
    413: "Too large.", 422: "Some values do not fit.", 428: "If-Match is missing.", 429: "Too many requests.",
}  # fmt: skip
_LIMITS = {
    "RateLimit-Limit": "Calls allowed in the present window.",
    "RateLimit-Remaining": "Calls left in it.",
    "RateLimit-Reset": "Seconds until the next window.",
}
_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "description": "Any text, new for each thing you do. The same key and request give the same answer for 24"
    " hours and the work is done once; another request with the key gives 422.",
}  # fmt: skip
_MATCH = {
    "name": "If-Match", "in": "header", "required": True,
    "schema": {"type": "string", "pattern": '^"v[0-9]{1,10}"$'},
    "description": "The ETag of the record as you read it. 412 when somebody changed it since.",
}  # fmt: skip


class Credentials(HttpBearer):
    """A token or a session. The door in front has checked either; what is allowed, each call asks itself."""

    def __call__(self, request: HttpRequest) -> Any:
        """Let everybody through whom the door let through and who is known."""
        return request.actor if request.actor.kind != "anonymous" else None

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Not asked: ``__call__`` answers."""
        raise NotImplementedError


class Plain(JSONRenderer):
    """JSON that a person can read too."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - so the library declares it


class Api(NinjaAPI):
    """The house's root: refusals in one shape, and a document that tells them."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """Tell every fault as a problem."""
        return of(request, exc).answer(request)

    def get_openapi_operation_id(self, operation: Any) -> str:
        """Name a call as its function: short, and the same wherever the function moves."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Give the document with what all calls share."""
        found = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        found["components"]["schemas"]["ProblemBody"] = ProblemBody.model_json_schema(
            ref_template="#/components/schemas/{model}"
        )
        _lift(found["components"]["schemas"])
        _shared(found["components"])
        for path, methods in found["paths"].items():
            for method, call in methods.items():
                _complete(path, method, call)
        return found


def _lift(schemas: dict[str, Any]) -> None:
    for inner in schemas["ProblemBody"].pop("$defs", {}).items():
        schemas.setdefault(*inner)


def _shared(parts: dict[str, Any]) -> None:
    """Put what every call refers to into the components."""
    parts["headers"] = {
        name: {"description": text, "schema": {"type": "integer"}} for name, text in _LIMITS.items()
    }
    parts["responses"] = {f"Problem{status}": _problem(status) for status in _SAID}
    parts["parameters"] = {_KEY["name"]: _KEY, _MATCH["name"]: _MATCH}


def _complete(path: str, method: str, call: dict[str, Any]) -> None:
    """Add to one call the answers, headers and parameters of the house."""
    write = method in WRITES
    for answer in call["responses"].values():
        answer.setdefault("headers", {}).update(_limit_headers())
    known = {int(status) for status in call["responses"]}
    for status in sorted(_answers(call, write=write) - known):
        call["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}
    named = [_KEY] if write else []
    if method == "patch" or "/transitions/" in path:
        named.append(_MATCH)
    for one in named:
        call.setdefault("parameters", []).append({"$ref": f"#/components/parameters/{one['name']}"})


def _limit_headers() -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in _LIMITS}


def _answers(call: dict[str, Any], *, write: bool) -> set[int]:
    found = {400, 401, 403, 429}
    names = {one["in"] for one in call.get("parameters", ())}
    if "path" in names:
        found |= {404, 422}
    if names or "requestBody" in call:
        found.add(422)
    if write:
        found |= {409, 412, 413, 422, 428}
    return found


def _problem(status: int) -> dict[str, Any]:
    headers = _limit_headers()
    if status == 429:
        headers["Retry-After"] = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
    reference = {"$ref": "#/components/schemas/ProblemBody"}
    return {"description": _SAID[status], "content": {TYPE: {"schema": reference}}, "headers": headers}
