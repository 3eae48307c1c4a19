"""Mail coming in: who sees it, what decides a letter's fate, and what its words ask for."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

OPERATE_MAIL = permission(
    "catalogue.letter.operate",
    _("See what became of letters that arrived by mail"),
    on="catalogue.Letter",
    grants={"operator": everywhere(staff=True)},
)
READ_MAIL = permission(
    "catalogue.letter.read", _("Let the programme read a letter"), on="catalogue.Letter", grants={}
)
LARGEST = 30 * 2**20
"""Bytes of a letter."""
MOST_ATTACHMENTS = 10
MOST_ADDRESS = 254
ONE_ANSWER = timedelta(days=1)
"""An unknown sender is answered once in this time."""
MOST_REFUSALS = 200
"""Answers to unknown senders in a day, whoever they say they are."""
WAITS = timedelta(days=7)
"""How long a letter waits for the click that proves it."""
LEAST_WORDS = 30
"""Characters of a letter's own text that can be a need or an offer."""
REASONS: dict[str, Any] = {
    "automatic": _("Sent by a program or a list"),
    "unknown": _("The address belongs to no confirmed account"),
    "unproven": _("Waits until the sender clicks the link that was sent to the address"),
    "forged": _("The mail server says that it does not come from this address"),
    "no_owner": _("The account writes for nobody"),
    "nothing": _("Neither text nor a document that can be read"),
    "too_large": _("Larger than letters may be"),
    "drafts": _("Drafts were made"),
    "lapsed": _("Nobody clicked the link within seven days"),
    "broken": _("Reading it failed"),
}
"""What decided a letter's fate, by code."""
_OFFER = re.compile(r"成果|供给|转让|可提供|出让|专利|offer", re.I)
_KINDS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("need", "talent", re.compile(r"招聘|人才|博士后|周末工程师|兼职专家")),
    ("need", "finance", re.compile(r"融资|贷款|投资|担保|资金需求")),
    ("need", "research", re.compile(r"研发|攻关|联合开发|委托开发|开发")),
    ("offer", "instrument", re.compile(r"仪器|设备共享|机时")),
    ("offer", "pilot", re.compile(r"中试(?:线|基地|平台)")),
    ("offer", "service", re.compile(r"检测服务|技术服务|加工服务")),
)


def meant(subject: str, text: str) -> tuple[str, str]:
    """Say which side and kind a letter means: by its subject, else by its text; a need unless it offers."""
    side = "offer" if _OFFER.search(subject) else "need"
    for one, kind, words in _KINDS:
        if one == side and words.search(f"{subject}\n{text[:500]}"):
            return side, kind
    return side, "service" if side == "need" else "result"
