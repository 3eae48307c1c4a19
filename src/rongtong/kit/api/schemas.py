"""Shapes that every resource shares."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

import ninja
from ninja import Path, Query, Schema
from pydantic import ConfigDict, Field, StringConstraints, field_validator

T = TypeVar("T")
BIG = 2**63 - 1

Id = Annotated[int, Path(ge=1, le=BIG, description="Key of the record.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Cursor = Annotated[str, Query(max_length=100, description="`next` of the page before; empty for the first.")]
Search = Annotated[str, Query(max_length=100, description="Words to look for.")]
Code = Annotated[str, StringConstraints(max_length=40)]


class Body(ninja.Schema):
    """What is sent: nothing beside what is named, and no character that a database refuses."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def no_nul(cls, value: Any) -> Any:
        """Refuse the character NUL, which PostgreSQL cannot keep."""
        if isinstance(value, str) and "\0" in value:
            raise ValueError("NUL is no text")
        return value


class Page(Schema, Generic[T]):
    """Some of a list. Ask again with ``cursor`` = ``next`` until it is null."""

    items: list[T]
    next: str | None = None


class Fault(Schema):
    """One value that does not fit."""

    where: str = ""
    code: str = ""
    detail: str


class ProblemBody(Schema):
    """What went wrong (RFC 9457). ``code`` never changes; ``detail`` says what to do, in your language."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    instance: str
    errors: list[Fault] = Field(default_factory=list)


class ReasonChoice(Schema):
    """One of the reasons that a transition asks for."""

    code: str
    label: str


class TransitionLink(Schema):
    """What may be done with the record now. ``hindered`` says why not yet; empty: go ahead."""

    name: str
    label: str
    method: str = "POST"
    href: str
    hindered: str = ""
    primary: bool = False
    confirm: str = ""
    reasons: list[ReasonChoice] = Field(default_factory=list)


class TransitionBody(Body):
    """What goes with a transition: a reason where the link names some, and a note."""

    reason: Annotated[str, StringConstraints(max_length=100)] = ""
    note: Annotated[str, StringConstraints(max_length=2000)] = ""
