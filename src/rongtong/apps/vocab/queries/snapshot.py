"""The copy of all lists that a process keeps, renewed when the revision's mark has changed.

Asking whether the copy is old costs one query. Within ``pinned`` (a request, a job) it is asked once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rongtong.apps.vocab.models import Mapping, Revision, Term, VocabularyList
from rongtong.apps.vocab.queries.catalogue import Branches, Catalogue, DatedTerm, ListInfo, both_ways

_kept: tuple[str, Catalogue] = ("", Catalogue())
_pin: ContextVar[list[Catalogue] | None] = ContextVar("pinned catalogue", default=None)


@contextmanager
def pinned() -> Iterator[None]:
    """Let everything inside see one state of the lists, at the price of one query at most."""
    token = _pin.set([])
    try:
        yield
    finally:
        _pin.reset(token)


def catalogue() -> Catalogue:
    """Give all lists as they are now, or as they were when first asked for within ``pinned``."""
    pin = _pin.get()
    if pin is None:
        return _fresh()
    if not pin:
        pin.append(_fresh())
    return pin[0]


def unpin() -> None:
    """Forget the pinned state: a load in the same request must be seen after it."""
    pin = _pin.get()
    if pin is not None:
        pin.clear()


def _mark() -> str:
    return Revision.objects.filter(pk=1).values_list("mark", flat=True).first() or ""


def _fresh() -> Catalogue:
    global _kept
    mark, (kept, known) = _mark(), _kept
    if mark == kept:
        return known
    read = _read()
    # A load that committed while we read may have mixed two states: such a copy serves once and is not kept.
    if _mark() == mark:
        _kept = (mark, read)
    return read


def _read() -> Catalogue:
    """Read everything: three queries."""
    lists = {found.pk: found for found in VocabularyList.objects.all()}
    terms: dict[str, list[DatedTerm]] = {found.code: [] for found in lists.values()}
    for term in Term.objects.order_by("list__position", "list__code", "position"):
        name = lists[term.list_id].code
        terms[name].append(_value(name, term))
    links = [
        (lists[one.list_id].code, one.code, lists[one.to_list_id].code, one.to_code, one.kind)
        for one in Mapping.objects.order_by("pk")
    ]
    branches = {name: Branches.of(some) for name, some in terms.items()}
    infos = {found.code: _info(found, len(branches[found.code].terms)) for found in lists.values()}
    return Catalogue(infos, branches, both_ways(links))


def _value(name: str, term: Term) -> DatedTerm:
    return DatedTerm(
        name, term.code, term.zh, term.en, term.parent, term.level, term.valid_from, term.valid_to,
        tuple((code, whole) for code, whole in term.successors), term.verified, term.note,
    )  # fmt: skip


def _info(found: VocabularyList, size: int) -> ListInfo:
    return ListInfo(
        found.code, found.zh, found.en, found.edition, found.valid_from, found.valid_to,
        found.source, found.verified, found.note, found.version, size,
    )  # fmt: skip
