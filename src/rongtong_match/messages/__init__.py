"""Every sentence a person reads, in Chinese and English side by side, one module a topic.

A topic module holds ``MESSAGES: dict[code, (zh, en)]``; ``{name}`` marks a parameter of the reason.
Both languages must use the same parameters: a test holds every topic to it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Literal

from rongtong_match.types import Reason

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_WAN = 10_000


@cache
def catalogue() -> dict[str, tuple[str, str]]:
    """All topics' messages; a code that two topics claim is an error."""
    merged: dict[str, tuple[str, str]] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        topic: dict[str, tuple[str, str]] = import_module(f"{__name__}.{module.name}").MESSAGES
        for code, pair in topic.items():
            if code in merged:
                raise ValueError(f"two topics claim the message {code!r}")
            merged[code] = pair
    return merged


def say(reason: Reason, language: Language = "zh") -> str:
    """The sentence of ``reason``. An undeclared code is an error, never an empty sentence."""
    return tell(reason.code, language, **dict(reason.params), **cause(reason, language))


def cause(reason: Reason, language: Language) -> dict[str, str]:
    """The parameter ``why`` of a reason that rests on another one."""
    return {} if reason.because is None else {"why": say(reason.because, language)}


def tell(code: str, language: Language = "zh", **params: str | int | float) -> str:
    """The sentence with the code ``code``, its parameters filled in."""
    template = catalogue()[code][LANGUAGES.index(language)]
    # str.format is ten times as fast, and nearly all templates are plain.
    return _Template().format(template, **params) if ":wan}" in template else template.format(**params)


class _Template(Formatter):
    """``{most:wan}``: an amount such as 500,000 as a Chinese reader writes it, 50万."""

    def format_field(self, value: object, format_spec: str) -> str:
        return _in_wan(str(value)) if format_spec == "wan" else format(value, format_spec)


def _in_wan(amount: str) -> str:
    exact = Decimal(amount.replace(",", ""))
    return amount if exact < _WAN else f"{(exact / _WAN).normalize():,f}万"


def listed(parts: Iterable[str], language: Language) -> str:
    """A list as the language writes it."""
    return ("、" if language == "zh" else ", ").join(parts)
