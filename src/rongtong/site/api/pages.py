"""The interface for readers: its document, and that as a page of our own (no script, no other host)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rongtong.kit.api.limits import limits
from rongtong.kit.api.problems import NAMES, plain
from rongtong.site.api.root import document, rendered


@dataclass(frozen=True)
class Call:
    """One call as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]
    body: str
    answer: str
    statuses: list[str]
    public: bool


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Send a reader to the page and a program to the document."""
    wants_json = "json" in request.headers.get("Accept", "")
    return redirect("api:openapi" if wants_json else "api:docs")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Give the OpenAPI document."""
    return HttpResponse(_text(), content_type="application/json; charset=utf-8")


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show every call, by group."""
    found = document()
    shared = found["components"]["parameters"]
    groups: dict[str, list[Call]] = {}
    for path, methods in found["paths"].items():
        for method, call in methods.items():
            groups.setdefault(call["tags"][0], []).append(_call(path, method, call, shared))
    shapes = [(name, _fields(shape)) for name, shape in sorted(found["components"]["schemas"].items())]
    context = {"groups": groups, "shapes": shapes, "problems": sorted(NAMES.items()), "limits": limits()}
    return render(request, "api/docs.html", context)


def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Tell a program that there is nothing, without drawing a page for it."""
    return plain(404).answer(request)


@cache
def _text() -> str:
    return rendered()


def _call(path: str, method: str, call: dict[str, Any], shared: dict[str, Any]) -> Call:
    good = next(iter(sorted(call["responses"])))
    return Call(
        call["operationId"], method.upper(), path, call["summary"], call.get("description", ""),
        [_parameter(one, shared) for one in call.get("parameters", ())],
        _shape(_json(call.get("requestBody", {}))), _shape(_json(call["responses"][good])),
        sorted(call["responses"]), "security" not in call,
    )  # fmt: skip


def _parameter(given: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    one = shared[given["$ref"].rsplit("/", 1)[-1]] if "$ref" in given else given
    said = one.get("description") or one["schema"].get("description", "")
    return one | {"shape": _shape(one["schema"]), "said": said}


def _json(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content.get("content", {}).get("application/json", {}).get("schema", {})
    return found


def _fields(shape: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name, _shape(one)) for name, one in shape.get("properties", {}).items()]


def _shape(schema: dict[str, Any]) -> str:
    """Give the type of a value in one short word: text, whole number, a shape's name, a list of …"""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(_shape(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_shape(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type", ""))
