"""What a reader gets of a file: pages and copies with their mark, behind links that are theirs alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from rongtong.apps.disclosure.models import Reading
from rongtong.apps.disclosure.models.choices import Way
from rongtong.apps.disclosure.queries.levels import still
from rongtong.kit.files import store
from rongtong.kit.files.kinds import KINDS
from rongtong.kit.files.queries import need_whole
from rongtong.lib.actor import Actor
from rongtong.lib.marked import SHOWN, Mark, copy, page

LASTS = timedelta(minutes=15)
"""How long a link works: as long as somebody reads without a pause; the page gives a new one."""
_SIGNER = Signer(salt="rongtong.disclosure.reading")


@dataclass(frozen=True)
class Link:
    """What a link says: the opening, and until when; ``bound``: to which account and session."""

    reading: int
    ends: datetime
    bound: str


def bound_to(user: int, session: str) -> str:
    """Give what ties a link to an account and its session, without telling either."""
    return salted_hmac("rongtong.disclosure.session", f"{user} {session}").hexdigest()[:32]


def linked(reading: Reading, *, session: str, at: datetime) -> str:
    """Give the text of a link for one reader in one session."""
    ends = int((at + LASTS).timestamp())
    return _SIGNER.sign_object([reading.pk, ends, bound_to(reading.user_id or 0, session)])


def read_link(text: str) -> Link | None:
    """Give what a link says, or None when we did not sign it."""
    try:
        reading, ends, bound = _SIGNER.unsign_object(text)
    except (BadSignature, ValueError, TypeError):
        return None
    return Link(reading, datetime.fromtimestamp(ends, UTC), bound)


def opened(link: Link, actor: Actor, *, session: str, at: datetime) -> Reading | None:
    """Give the opening behind a link while it is this reader's, in this session, and still open to them.

    Access is asked anew for every page: what ended a second ago shows nothing more.
    """
    if actor.id is None or at >= link.ends:
        return None
    if not constant_time_compare(link.bound, bound_to(actor.id, session)):
        return None
    found = Reading.objects.select_related("room_file__file", "room_file__listing", "grant__reader")
    reading = found.filter(pk=link.reading, user=actor.id).first()
    return reading if reading is not None and _is_open(reading, actor, at) else None


def _is_open(reading: Reading, actor: Actor, at: datetime) -> bool:
    file = reading.room_file
    if file.removed_at is not None or file.file is None or file.level > reading.grant.level:
        return False
    if reading.way == Way.COPY and not file.may_copy:
        return False
    return still(actor, reading.grant, at=at)


def mark_of(reading: Reading) -> Mark:
    """Give what stands across every page: who, when, which code."""
    who = " · ".join(filter(None, (reading.organisation, reading.name)))
    moment = timezone.localtime(reading.at).strftime("%Y-%m-%d %H:%M")
    foot = _("For %(who)s only · %(moment)s · %(code)s · confidential") % {
        "who": who, "moment": moment, "code": reading.code,
    }  # fmt: skip
    return Mark((who, f"{moment}  {reading.code}"), foot)


def shown_page(reading: Reading, number: int) -> bytes:
    """Give a page as JPEG. FileRefused when the original is held back; CannotShow when it cannot be drawn."""
    file = reading.room_file.file
    assert file is not None  # noqa: S101 - asked by ``opened``
    need_whole(file)
    return page(store.place(file.token), file.form, number, mark_of(reading))


@dataclass(frozen=True)
class Copy:
    """A copy to take away: its bytes, its name with the code in it, its media type."""

    held: bytes
    name: str
    media_type: str


def taken(reading: Reading) -> Copy:
    """Give a copy: of what can be shown a PDF of marked pages, of anything else the file, its name coded."""
    file = reading.room_file.file
    assert file is not None  # noqa: S101 - asked by ``opened``
    need_whole(file)
    stem = f"{PurePath(reading.room_file.name).stem} {reading.code}"
    if file.form in SHOWN:
        held = copy(store.place(file.token), file.form, mark_of(reading))
        return Copy(held, f"{stem}.pdf", "application/pdf")
    kind = KINDS[file.form]
    with store.opened(file.token) as original:
        return Copy(original.read(), f"{stem}.{kind.extensions[0]}", kind.media_type)
