"""What the log looks like: one JSON object a line, with the request and the account, never a person's data.

Persons are named by their account's number only. Whatever slips into a message or a traceback in the form
of an e-mail address, a phone number, an identity number or a network address is masked (PIPL art. 6: no more
than needed).
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_PERSONAL = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<id>(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d))"
    r"|(?P<phone>(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d))"
    r"|(?P<address>(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]))"
)
_LOCAL = {"127.0.0.1", "0.0.0.0"}  # noqa: S104 - only looked for, nothing is bound

Event = MutableMapping[str, Any]


def _masked(match: re.Match[str]) -> str:
    return match[0] if match[0] in _LOCAL else f"[{match.lastgroup}]"


def without_persons(text: str) -> str:
    """Replace what identifies a person in ``text`` by what it was.

    >>> without_persons("duplicate key (email)=(li@example.cn), 138 0013 8000")
    'duplicate key (email)=([mail]), [phone]'
    """
    return _PERSONAL.sub(_masked, text)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_persons(value)
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value if isinstance(value, int | float | bool | None) else without_persons(str(value))


def mask(logger: object, name: str, event: Event) -> Event:
    """Structlog's processor: mask every value of ``event`` but its time."""
    kept = {key: value for key, value in event.items() if key == "timestamp" or key.startswith("_")}
    return {key: _clean(value) for key, value in event.items()} | kept


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    mask,
]
"""What happens to every line, whoever wrote it, before it is drawn."""


def configure(level: int, shape: str) -> dict[str, Any]:
    """Set structlog up and give Django's LOGGING. ``shape`` is json or plain; all goes to standard error."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": _formatter(shape)},
        "handlers": {"error": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["error"], "level": level},
        "loggers": {
            # Each of these brings a handler or a level of its own, or says what our own line says already.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"handlers": [], "level": "CRITICAL", "propagate": True},
            "faiss.loader": {"handlers": [], "level": "WARNING", "propagate": True},
            "_granian": {"handlers": [], "level": "WARNING", "propagate": True},
            "granian.access": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }


def _formatter(shape: str) -> dict[str, Any]:
    json = structlog.processors.JSONRenderer(ensure_ascii=False)
    plain = structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            json if shape == "json" else plain,
        ],
    }
