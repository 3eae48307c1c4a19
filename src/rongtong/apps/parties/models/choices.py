"""The controlled words of an organisation: kind, size, visibility, qualifications, nature code."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_NATURES = Path(__file__).resolve().parent.parent / "data" / "natures.toml"


class OrganisationKind(models.TextChoices):
    """The seven kinds 政产学研金服用."""

    GOVERNMENT = "government", _("Government")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    INSTITUTE = "institute", _("Research institute")
    FINANCE = "finance", _("Finance")
    SERVICE = "service", _("Services")
    USER = "user", _("User of technology")


class OrganisationSize(models.TextChoices):
    """统计上大中小微型企业划分办法: what the organisation itself states."""

    LARGE = "large", _("Large")
    MEDIUM = "medium", _("Medium-sized")
    SMALL = "small", _("Small")
    MICRO = "micro", _("Micro")


class Visibility(models.TextChoices):
    """Who finds an organisation in the directory. Its verification is public in each case."""

    PUBLIC = "public", _("Everybody")
    USERS = "users", _("Signed-in users")
    MEMBERS = "members", _("Its members and the service centres only")


class QualificationKind(models.TextChoices):
    """What the state or an association certified; each with a number and an end."""

    HIGH_TECH = "high_tech", _("High-tech enterprise")
    TECH_SME = "tech_sme", _("Technology-based SME")
    INNOVATIVE_SME = "innovative_sme", _("Innovative SME")
    SPECIALISED = "specialised", _("Specialised and sophisticated SME")
    LITTLE_GIANT = "little_giant", _("Little Giant enterprise")
    CHAMPION = "champion", _("Single-product champion")
    GAZELLE = "gazelle", _("Gazelle enterprise")
    UNICORN = "unicorn", _("Unicorn enterprise")
    NEW_RESEARCH = "new_research", _("New-type research institution")
    KEY_LABORATORY = "key_laboratory", _("Key laboratory")
    TRANSFER_AGENCY = "transfer_agency", _("Technology transfer agency")
    INCUBATOR = "incubator", _("Incubator")
    OTHER = "other", _("Other qualification")


class ContactAudience(models.TextChoices):
    """Who may read a contact person in clear; everybody else sees it masked or not at all."""

    MEMBERS = "members", _("Members of the organisation")
    OFFICERS = "officers", _("Members and the service centre")


@cache
def _natures() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(_NATURES.read_text(encoding="utf-8"))["nature"]
    return found


def natures() -> list[tuple[str, str]]:
    """Give (code, name in the reader's language) of each 性质代码, in the order of the codes."""
    tongue = "zh" if (get_language() or "zh").startswith("zh") else "en"
    return [(code, f"{code} {names[tongue]}") for code, names in _natures().items()]


def nature_name(code: str) -> str:
    """Give the name of a 性质代码 in the reader's language; the code itself when it is not in the list."""
    return dict(natures()).get(code, code)
