"""What personal data the platform holds: every field classified, where it is declared for all to see.

Each part has a room ``privacy.py`` that Django reads at the start::

    classify(Person, name=Kind.NAME, phone=Kind.CONTACT)
    classify(Claim, JOINING, note=Kind.MESSAGE)          # held for another purpose than its kind usually is
    not_personal(Centre, because="a public office")      # the whole table
    not_personal(Person, "region languages", because="…")
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models
from django.utils.functional import Promise, lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rongtong.kit.fields import DigestText
from rongtong.kit.workflow import StateField


class Kind(StrEnum):
    """What a field tells of a person; words, purpose and retention of each stand in ``data/kinds.toml``."""

    NAME = "name"
    CONTACT = "contact"
    IDENTITY = "identity"
    ACCOUNT = "account"
    PROFILE = "profile"
    WORK = "work"
    MESSAGE = "message"
    DOCUMENT = "document"
    ACTIVITY = "activity"
    FINANCE = "finance"


class Basis(StrEnum):
    """The legal bases of 个人信息保护法 §13."""

    CONSENT = "consent"
    CONTRACT = "contract"
    DUTY = "duty"
    PUBLISHED = "published"


BASES = {
    Basis.CONSENT: _("consent (PIPL §13(1))"),
    Basis.CONTRACT: _("needed for what the person asked for (PIPL §13(2))"),
    Basis.DUTY: _("a duty by law (PIPL §13(3))"),
    Basis.PUBLISHED: _("published by the person (PIPL §13(6))"),
}


@dataclass(frozen=True)
class Use:
    """Why something is held. ``months``: how long after the account ends; None: it ends with the account."""

    purpose: str | Promise
    basis: Basis
    months: int | None = None


@dataclass(frozen=True)
class Described:
    """A kind in words. ``sensitive``: by 个人信息保护法 §28; kept encrypted, each reading logged."""

    kind: Kind
    zh: str
    en: str
    sensitive: bool
    use: Use

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh


@dataclass(frozen=True)
class Classified:
    """A field that holds personal data."""

    model: str
    field: str
    kind: Kind
    use: Use


_classified: dict[tuple[str, str], Classified] = {}
_cleared: dict[tuple[str, str], str] = {}
_ALL = "*"


@cache
def described() -> dict[Kind, Described]:
    """Give every kind in words."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "kinds.toml").read_text(encoding="utf-8"))
    return {kind: _described(kind, **rows[kind]) for kind in Kind}


def _described(kind: Kind, *, zh: str, en: str, purpose_zh: str, purpose_en: str, basis: str,
               months: int | None = None, sensitive: bool = False) -> Described:  # fmt: skip
    return Described(kind, zh, en, sensitive, Use(_either(purpose_zh, purpose_en), Basis(basis), months))


def _either(zh: str, en: str) -> Promise:
    made: Promise = lazy(lambda: en if (get_language() or "").startswith("en") else zh, str)()  # type: ignore[assignment]
    return made


def classify(model: type[models.Model] | str, use: Use | None = None, /, **fields: Kind) -> None:
    """Say what fields tell of a person; ``use`` when they are held for more than their kind usually is.

    ``model`` is a class, or a label for tables of libraries. ValueError when a field is declared twice.
    """
    for field, kind in fields.items():
        key = _key(model, field)
        if key in _classified or key in _cleared:
            raise ValueError(f"{'.'.join(key)} is classified twice")
        _classified[key] = Classified(*key, kind, use or described()[kind].use)


def not_personal(model: type[models.Model] | str, fields: str = _ALL, /, *, because: str) -> None:
    """Say that fields (names, blanks between; all when left out) tell nothing of a person, and why."""
    for field in fields.split():
        _cleared[_key(model, field)] = because


def classified() -> list[Classified]:
    """Give every classified field, by table and name."""
    return [_classified[key] for key in sorted(_classified)]


def kind_of(model: type[models.Model], field: str) -> Kind | None:
    """Give the kind of one field, None when it is not personal."""
    found = _classified.get(_key(model, field))
    return found.kind if found else None


def unclassified() -> list[str]:
    """Give every field of our tables that could tell of a person and that nobody has spoken for."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("rongtong.")]
    return [
        f"{model._meta.label}.{field.name}"
        for config in ours
        for model in config.get_models()
        if (model._meta.label, _ALL) not in _cleared
        for field in model._meta.local_fields
        if _could_tell(field) and not {(model._meta.label, field.name)} & {*_classified, *_cleared}
    ]


def _could_tell(field: models.Field[object, object]) -> bool:
    """Free text, dates, files and JSON may tell of a person; choices, states, digests and numbers do not."""
    if field.choices or isinstance(field, DigestText | StateField | models.DateTimeField):
        return False
    told = (models.CharField, models.TextField, models.JSONField, models.FileField, models.DateField)
    return isinstance(field, (*told, models.GenericIPAddressField))


def _key(model: type[models.Model] | str, field: str) -> tuple[str, str]:
    return (model if isinstance(model, str) else model._meta.label, field)
