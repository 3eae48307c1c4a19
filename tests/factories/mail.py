"""Letters as mail programs write them, and members whose address is confirmed."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from rongtong.apps.catalogue.actions import letters
from rongtong.apps.catalogue.models import Letter
from rongtong.lib.actor import SYSTEM
from tests.factories.catalogue import house
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, admin_of

RELAY = "mx.region.test"
BODY = "我公司压铸壳体气孔率偏高，报废率8%，寻求在线检测与工艺诊断。预算50万元，2026年9月底前完成。"


def member() -> Any:
    """Give the account that writes for a verified organisation; its address is confirmed."""
    user = admin_of(house())
    user.email = user.email or f"member{user.pk}@yuxin.test"
    user.save()
    user.emailaddress_set.update_or_create(email=user.email, defaults={"verified": True, "primary": True})
    return user


def written(
    sender: str, *, body: str = BODY, subject: str = "技术需求", number: str = "1", vouched: str = "",
    files: Any = (), **headers: str,
) -> bytes:  # fmt: skip
    """Give a message; ``vouched`` is the domain that our own server says DKIM passed for."""
    made = EmailMessage()
    if vouched:
        made["Authentication-Results"] = f"{RELAY}; dkim=pass header.d={vouched} header.s=s1; spf=none"
    made["From"], made["To"], made["Subject"] = f"张桂兰 <{sender}>", "needs@region.test", subject
    made["Message-ID"] = f"<{number}@{sender.partition('@')[2]}>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    for file in files:
        made.add_attachment(file.read(), maintype="application", subtype="octet-stream", filename=file.name)
        file.seek(0)
    return made.as_bytes()


def received(raw: bytes, *, at: Any = AT) -> Letter:
    """Take a message in and have it read."""
    made, _fresh = letters.receive(raw=raw, size=len(raw), actor=SYSTEM, at=at)
    work_off()
    made.refresh_from_db()
    return made


def sent_by(user: Any, **given: Any) -> Letter:
    """Take a message of a member in that our own server vouches for."""
    return received(written(user.email, vouched=user.email.partition("@")[2], **given))
