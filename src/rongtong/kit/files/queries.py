"""Reading files: every way asks the permission anew."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model, QuerySet, Sum
from django.utils.translation import gettext as _

from rongtong.kit.files import store
from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.models import File, Scan
from rongtong.kit.files.purposes import Purpose, named
from rongtong.kit.files.rules import READ_OWN, REMOVE_OWN
from rongtong.kit.permissions import Refused, can, need
from rongtong.lib.actor import Actor


def kept_about(about: Model, purpose: str = "") -> QuerySet[File]:
    """Give the files of a record, newest first. Access is the caller's to check: who sees the record."""
    found = File.objects.filter(kind=about._meta.label, about=str(about.pk), removed_at__isnull=True)
    return found.filter(purpose=purpose) if purpose else found


def owned_by(user: int) -> QuerySet[File]:
    """Give the files that an account keeps, newest first."""
    return File.objects.filter(owner=user, removed_at__isnull=True)


def room_taken(user: int) -> int:
    """Give the bytes of all files of an account."""
    return owned_by(user).aggregate(size=Sum("size"))["size"] or 0


def by_token(token: str) -> File | None:
    """Give a file that is still there, or None."""
    return File.objects.filter(token=token, removed_at__isnull=True).first()


def there(tokens: list[str]) -> set[str]:
    """Tell which of these tokens belong to a file that is still there."""
    return set(File.objects.filter(token__in=tokens, removed_at__isnull=True).values_list("token", flat=True))


def may_read(actor: Actor, file: File) -> bool:
    """Tell whether the purpose lets ``actor`` read ``file``."""
    subject = _subject(file, named(file.purpose))
    return subject is not None and can(actor, named(file.purpose).read or READ_OWN, subject)


def need_read(actor: Actor, file: File) -> None:
    """Raise Refused unless ``may_read``."""
    subject = _subject(file, named(file.purpose))
    if subject is None:
        raise Refused(_("The record this file belonged to is gone."))
    need(actor, named(file.purpose).read or READ_OWN, subject)


def need_remove(actor: Actor, file: File) -> None:
    """Raise Refused unless the purpose lets ``actor`` remove ``file``; without a word of its own: the
    owner.
    """
    purpose = named(file.purpose)
    asked = purpose.remove or REMOVE_OWN
    subject = (_subject(file, purpose) if purpose.remove else None) or file
    if purpose.why_kept and file.owner_id == actor.id and not can(actor, asked, subject):
        raise Refused(str(purpose.why_kept))
    need(actor, asked, subject)


def need_whole(file: File) -> None:
    """Raise FileRefused when the file is held back, lost or no longer what was uploaded."""
    if file.scan == Scan.WAITING:
        raise FileRefused("waiting", _("The file is still being scanned. Try again in a minute."))
    if file.held_back:
        raise FileRefused("held_back", _("The file is held back: it is harmful or could not be scanned."))
    try:
        same = store.digest(file.token) == file.sha256
    except FileNotFoundError:
        same = False
    if not same:
        raise FileRefused(
            "damaged", _("The file was damaged on our side. Tell the operator; a backup may have it.")
        )


def _subject(file: File, purpose: Purpose) -> Model | None:
    """Give what the permission is asked about: the record, else the file; None when the record is gone."""
    if not file.kind or (purpose.read is not None and purpose.read.on == File._meta.label):
        return file
    found: Model | None = apps.get_model(file.kind)._base_manager.filter(pk=file.about).first()
    return found
