"""Room for files: taken and given back by one statement, so that two uploads at once cannot both have
the last.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.models import File, Usage
from rongtong.kit.files.purposes import Purpose, named


def take(file: File) -> None:
    """Count the file's bytes for its owner and organisation. FileRefused when either has no room left."""
    for holder, quota in _holders(file, named(file.purpose)):
        Usage.objects.get_or_create(purpose=file.purpose, holder=holder)
        room = Usage.objects.filter(purpose=file.purpose, holder=holder)
        if quota:
            room = room.filter(size__lte=quota - file.size)
        if not room.update(size=F("size") + file.size):
            raise FileRefused(
                "quota",
                _("There is no room left: %(quota)s is the limit for these files. Remove some first."),
                quota=filesizeformat(quota),
            )


def give_back(file: File) -> None:
    """Count the file's bytes no longer."""
    for holder, _quota in _holders(file, named(file.purpose)):
        Usage.objects.filter(purpose=file.purpose, holder=holder).update(size=F("size") - file.size)


def _holders(file: File, purpose: Purpose) -> Iterator[tuple[str, int]]:
    if file.owner_id:
        yield f"user:{file.owner_id}", purpose.quota
    if file.organisation:
        yield f"organisation:{file.organisation}", purpose.quota_organisation
