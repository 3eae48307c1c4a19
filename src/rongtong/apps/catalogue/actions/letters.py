"""Mail coming in: each letter is kept first, then judged, read and answered; nothing is made twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from rongtong.apps.catalogue.actions.documents import bring
from rongtong.apps.catalogue.actions.imports import begin_import
from rongtong.apps.catalogue.models import Letter
from rongtong.apps.catalogue.queries.letters import (
    drafts_of,
    is_due_an_answer,
    language_of,
    owner_meant,
    waiting,
    waits_too_often,
)
from rongtong.apps.catalogue.queries.mail import Attachment, Mail, is_proven, key_of, parsed
from rongtong.apps.catalogue.rules.letters import LARGEST, LEAST_WORDS, meant
from rongtong.kit.accounts.queries import by_confirmed_address
from rongtong.kit.audit import action, record
from rongtong.kit.files import FileRefused
from rongtong.kit.jobs import enqueue
from rongtong.kit.notices import tell, tell_address
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM, Actor

_SIGNER = Signer(salt="rongtong.catalogue.letter")
_SHEETS = (".xlsx", ".xls", ".ods", ".csv")
_READ = (".docx", ".pdf", ".png", ".jpg", ".jpeg", ".doc", ".heic")
_BODY_BESIDE = 150
"""Characters of the letter's own text that count beside a document: less only says that one is attached."""


@action
def receive(*, raw: bytes, size: int, actor: Actor, at: datetime) -> tuple[Letter, bool]:
    """Keep a message and have it read; False: it was here before.

    Of one that is larger than ``LARGEST`` (``size`` bytes) the head is enough: it is noted, not kept.
    """
    mail, large = parsed(raw[:LARGEST]), size > LARGEST
    made, fresh = Letter.objects.get_or_create(
        key=key_of(raw),
        defaults={
            "sender": mail.sender, "subject": mail.subject, "size": size, "arrived_at": at,
            "raw": None if large else raw,
        },
    )  # fmt: skip
    if fresh:
        record("catalogue.letter.received", about=made, actor=actor, at=at, data={"size": size})
        if large:
            settle(letter=made, step="ignore", actor=actor, why="too_large", at=at)
        else:
            enqueue("catalogue.read_letter", actor=SYSTEM, at=at, about=made, letter=made.pk)
    return made, fresh


@action
def settle(*, letter: Letter, step: str, why: str, actor: Actor, at: datetime) -> Letter:
    """Do a step with a letter and note what decided it."""
    done = perform(letter, step, actor=actor, at=at)
    done.keep(why=why)
    return done


@action
def judge(*, letter: Letter, mail: Mail, actor: Actor, at: datetime) -> bool:
    """Say whether a letter is to be read; otherwise it is left alone, turned away or asked about."""
    user = by_confirmed_address(mail.sender) if mail.sender else None
    letter.keep(user=user)
    proven = letter.proven or is_proven(mail, settings.MAIL_RELAY)
    if mail.automatic or not mail.sender:
        settle(letter=letter, step="ignore", actor=actor, why="automatic", at=at)
    elif user is None:
        _turn_away(letter, mail, proven, actor, at)
    elif not proven:
        _ask(letter, mail, actor, at)
    else:
        return True
    return False


def _turn_away(letter: Letter, mail: Mail, proven: bool, actor: Actor, at: datetime) -> None:
    """Refuse an unknown sender; one answer a day, none when our mail server doubts the address."""
    forged = bool(settings.MAIL_RELAY) and not proven
    answered = not forged and is_due_an_answer(mail.sender, at)
    settle(letter=letter, step="refuse", actor=actor, why="forged" if forged else "unknown", at=at)
    if answered:
        tell_address(
            mail.sender, "catalogue.letter_refused", at=at, about=letter, link=reverse("account_signup")
        )
        Letter.objects.filter(pk=letter.pk).update(answered_at=at)


def _ask(letter: Letter, mail: Mail, actor: Actor, at: datetime) -> None:
    """Let the letter wait for a click on a link that is sent to the address it names."""
    if waits_too_often(mail.sender):
        settle(letter=letter, step="ignore", actor=actor, why="unproven", at=at)
        return
    settle(letter=letter, step="hold", actor=actor, why="unproven", at=at)
    link = reverse("catalogue:letter_prove", args=[token_of(letter)])
    language = language_of(letter.user)
    tell_address(
        mail.sender, "catalogue.letter_prove", at=at, about=letter, link=link, language=language,
        subject=mail.subject or "—",
    )  # fmt: skip
    Letter.objects.filter(pk=letter.pk).update(answered_at=at)


def token_of(letter: Letter) -> str:
    """Give what the link of a letter carries."""
    return _SIGNER.sign(str(letter.pk))


def asked_about(token: str) -> Letter | None:
    """Give the letter that a link asks about; None when we did not sign it or it waits no more."""
    try:
        return waiting(int(_SIGNER.unsign(token)))
    except (BadSignature, ValueError):
        return None


@action
def prove(*, letter: Letter, actor: Actor, at: datetime) -> Letter:
    """Take the click: the letter is read now."""
    done = perform(letter, "prove", actor=SYSTEM, at=at)
    enqueue("catalogue.read_letter", actor=SYSTEM, at=at, about=done, letter=done.pk)
    return done


@action
def try_again(*, letter: Letter, actor: Actor, at: datetime) -> Letter:
    """Have a letter read again whose reading failed."""
    done = perform(letter, "again", actor=actor, at=at)
    enqueue("catalogue.read_letter", actor=SYSTEM, at=at, about=done, letter=done.pk)
    return done


@dataclass(frozen=True)
class Unfolded:
    """What is wrong with attachments that were refused, and the import of a spreadsheet."""

    faults: list[str]
    sheet: int | None


@action
def unfold(*, letter: Letter, mail: Mail, actor: Actor, at: datetime) -> Unfolded | None:
    """Keep text and attachments as documents and imports. None: the account writes for nobody."""
    writer = actor_for(letter.user, at=at, via="job")
    owner = owner_meant(writer, f"{mail.subject}\n{mail.text}")
    if owner is None:
        settle(letter=letter, step="refuse", actor=actor, why="no_owner", at=at)
        words = {"subject": mail.subject or "—"}
        tell(letter.user, "catalogue.letter_ownerless", at=at, link=reverse("parties:register"), **words)
        return None
    side, kind = meant(mail.subject, mail.text)
    by = {"side": side, "kind": kind, "actor": writer, "at": at, **owner.given()}
    with override(language_of(letter.user) or settings.LANGUAGE_CODE):
        kept = [_attached(one, letter, by) for one in mail.attachments]
    least = _BODY_BESIDE if letter.documents.exists() else LEAST_WORDS
    if len(mail.text) >= least:
        bring(text=mail.text, name=mail.subject, way="mail", letter=letter, **by)
    sheets = [one for one in kept if isinstance(one, int)]
    return Unfolded([one for one in kept if isinstance(one, str) and one], sheets[0] if sheets else None)


def _attached(one: Attachment, letter: Letter, by: dict[str, Any]) -> str | int:
    """Keep one attachment; give the sentence when it is refused, the number of the import of a sheet."""
    name = one.name.lower()
    upload = ContentFile(one.content, name=one.name)
    try:
        if name.endswith(_SHEETS):
            return int(begin_import(upload=upload, **by).pk)
        if name.endswith(_READ):
            bring(upload=upload, way="mail", letter=letter, **by)
        else:
            return _("%(name)s: this kind of file is not read.") % {"name": one.name}
    except (FileRefused, ValidationError) as fault:
        return f"{one.name}: {' '.join(fault.messages)}"
    return ""


@action
def answer(*, letter: Letter, faults: Iterable[str], sheet: int | None, actor: Actor, at: datetime) -> Letter:
    """Note what was made and tell the sender, with the link to go on."""
    drafts, said = drafts_of(letter), " ".join(faults)
    words = {"subject": letter.subject or "—", "faults": said}
    why = "drafts" if drafts or sheet is not None else "nothing"
    done = settle(letter=letter, step="read", actor=actor, why=why, at=at)
    done.keep(made=len(drafts), answered_at=at)
    if sheet is not None:
        link = reverse("catalogue:import", args=[sheet])
        tell(done.user, "catalogue.letter_sheet", at=at, link=link, made=len(drafts), **words)
    elif drafts:
        tell(done.user, "catalogue.letter_read", at=at, link=_link(drafts), made=len(drafts), **words)
    else:
        tell(done.user, "catalogue.letter_nothing", at=at, link=reverse("catalogue:post"), **words)
    return done


def _link(drafts: list[Any]) -> str:
    return reverse("catalogue:read", args=[drafts[0].pk]) if len(drafts) == 1 else reverse("catalogue:mine")
