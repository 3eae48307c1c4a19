"""Writing the lists: each load replaces one list whole, keeps the state as a version, and tells the trail."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.vocab.actions.check import faults
from rongtong.apps.vocab.actions.plan import Plan, plan
from rongtong.apps.vocab.actions.read import ListFault, Table, table
from rongtong.apps.vocab.actions.shipped import described, shipped
from rongtong.apps.vocab.models import ListVersion, Mapping, Revision, Term, VocabularyList
from rongtong.apps.vocab.queries.rows import Row, from_data, rows
from rongtong.apps.vocab.queries.snapshot import unpin
from rongtong.apps.vocab.rules import IMPORT
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.lib.actor import SYSTEM, Actor

Origin = ListVersion.Origin


class NotLoaded(ValueError):
    """Nothing was changed. ``faults`` say why, in the reader's language."""

    def __init__(self, *found: ListFault) -> None:
        super().__init__("; ".join(f"{fault.line}: {fault.text}" for fault in found[:5]))
        self.faults = found


def preview(*, list_code: str, text: str, today: date) -> Plan:
    """Give what importing ``text`` as the whole content of a list would do; nothing is written."""
    found = VocabularyList.objects.filter(code=list_code).first()
    return _plan(rows(found) if found else (), table(text), list_code, today)


@action
def import_list(
    *, list_code: str, text: str, version: int, actor: Actor, at: datetime, reason: str = ""
) -> ListVersion | None:
    """Replace the content of a list by ``text``; None when it holds just that already.

    ``version`` is the one that was previewed. Raises NotLoaded (faults, or somebody else was
    faster) and Refused.
    """
    need(actor, IMPORT)
    found = VocabularyList.objects.select_for_update().get(code=list_code)
    _same_version(found, version)
    return _load(found, table(text), Origin.IMPORT, actor, at, reason)


@action
def undo(*, list_code: str, version: int, actor: Actor, at: datetime, reason: str) -> ListVersion | None:
    """Load what the list held before ``version``, its present one, as a new version.

    Terms that only ``version`` brought end today: a record may have been born with them since.
    Raises NotLoaded and Refused.
    """
    need(actor, IMPORT)
    found = VocabularyList.objects.select_for_update().get(code=list_code)
    _same_version(found, version)
    before = ListVersion.objects.filter(list=found, number=version - 1).first()
    if before is None:
        raise NotLoaded(ListFault(0, "", _("This is the first version: there is nothing to go back to.")))
    content = tuple(from_data(data) for data in before.content)
    read = Table(content, tuple(range(2, len(content) + 2)))
    return _load(found, read, Origin.UNDO, actor, at, reason)


@action
def load_shipped(*, actor: Actor, at: datetime, over_imports: bool = False) -> dict[str, ListVersion | None]:
    """Bring every shipped list up to date; None for one that was up to date or that an operator has imported.

    ``over_imports`` replaces an operator's import too.
    """
    if actor != SYSTEM:
        need(actor, IMPORT)
    done: dict[str, ListVersion | None] = {}
    for one in shipped():
        found, _new = VocabularyList.objects.select_for_update().get_or_create(
            code=one.code, defaults=described(one.about)
        )
        last = ListVersion.objects.filter(list=found).order_by("-number").first()
        if last is not None and last.origin != Origin.SHIPPED and not over_imports:
            done[one.code] = None
            continue
        VocabularyList.objects.filter(pk=found.pk).update(**described(one.about))
        done[one.code] = _load(found, table(one.text), Origin.SHIPPED, actor, at, "")
    return done


def day_of(at: datetime) -> date:
    """Give the day of the site's time zone, in which notices of the State Council take effect."""
    return timezone.localdate(at, timezone.get_default_timezone())


def _same_version(found: VocabularyList, version: int) -> None:
    if found.version != version:
        text = _("Somebody changed this list meanwhile (version %(now)s). Look at the preview again.")
        raise NotLoaded(ListFault(0, "", text % {"now": found.version}))


def _plan(present: tuple[Row, ...], read: Table, list_code: str, today: date) -> Plan:
    known: dict[str, set[str]] = {
        code: set() for code in VocabularyList.objects.values_list("code", flat=True)
    }
    for name, code in Term.objects.values_list("list__code", "code"):
        known[name].add(code)
    made = plan(present, read.rows, today)
    whole = Table(made.after, (*read.lines, *[0] * (len(made.after) - len(read.rows))), read.faults)
    if len({row.key for row in read.rows}) < len(read.rows):
        whole = read
    return replace(
        made, faults=faults(whole, list_code, {name: frozenset(some) for name, some in known.items()})
    )


def _load(
    found: VocabularyList, read: Table, origin: str, actor: Actor, at: datetime, reason: str
) -> ListVersion | None:
    made = _plan(rows(found), read, found.code, day_of(at))
    if made.faults:
        raise NotLoaded(*made.faults)
    if made.empty and found.version:
        return None
    found.version += 1
    found.save(update_fields=["version"])
    _replace(found, made.after)
    counts = {"added": len(made.added), "changed": len(made.changed), "ended": len(made.ended)}
    version = ListVersion.objects.create(
        list=found,
        number=found.version,
        at=at,
        origin=origin,
        content=[row.as_data() for row in made.after],
        **counts,
    )
    Revision.objects.update_or_create(pk=1, defaults={"mark": secrets.token_hex(16)})
    unpin()
    data: dict[str, Any] = counts | {"version": found.version, "origin": str(origin)}
    record("vocab.list.loaded", about=found, actor=actor, at=at, reason=reason, data=data)
    return version


def _replace(found: VocabularyList, after: tuple[Row, ...]) -> None:
    """Write the list whole: nothing points at a row, records carry codes."""
    Term.objects.filter(list=found).delete()
    Mapping.objects.filter(list=found).delete()
    Term.objects.bulk_create(
        Term(
            list=found, code=row.code, zh=row.zh, en=row.en, parent=row.parent, level=row.level,
            valid_from=row.valid_from, valid_to=row.valid_to, verified=row.verified, note=row.note,
            position=position, successors=[list(pair) for pair in row.successors],
        )
        for position, row in enumerate(after)
    )  # fmt: skip
    lists = {one.code: one for one in VocabularyList.objects.all()}
    links = {(row.code, to, code): kind for row in after for to, code, kind in row.maps}
    Mapping.objects.bulk_create(
        Mapping(list=found, code=code, to_list=lists[to], to_code=to_code, kind=kind)
        for (code, to, to_code), kind in links.items()
    )
