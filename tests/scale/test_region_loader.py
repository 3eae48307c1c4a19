"""What the bulk loader writes of needs and offers reads as what the actions make of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from bench.platform.load import fill as fill_people
from bench.platform.size import Size as People
from bench.region.load import fill
from bench.region.size import STATES, Size
from rongtong.apps.catalogue.actions.showing import row_of
from rongtong.apps.catalogue.models import Listing, Showing, Submission
from rongtong.apps.catalogue.queries import desk, listings
from rongtong.apps.catalogue.queries.facets import COLUMNS, VALUES, Row, conditions, laid_out, narrowed
from rongtong.apps.catalogue.queries.search import open_rows, search
from rongtong.apps.catalogue.rules.facets import Wanted
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.values import plain
from rongtong.lib.actor import ANONYMOUS, Actor, Held
from tests.factories import vocab

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
MANY = Size(260, 40)


def test_what_is_loaded_reads_as_what_was_written() -> None:
    vocab.load()
    fill_people(People(accounts=400, organisations=40, people=30, counties=2), say=lambda _line: None)
    now = timezone.now()
    fill(MANY, now, say=lambda _line: None)
    call_command("verify_audit")
    _rows_are_right()
    _facets_agree(timezone.localdate(now))
    _desk_holds_what_waits()


def _rows_are_right() -> None:
    assert Listing.objects.count() == 300
    assert set(Listing.objects.values_list("state", flat=True)) <= {state for state, _share in STATES}
    public = list(listings.public())
    assert {one.pk for one in public} == set(listings.seen(ANONYMOUS).values_list("pk", flat=True))
    names = [field.attname for field in Showing._meta.concrete_fields]
    for one in public:
        one.full_clean()
        assert not completeness(one).missing_must
        shown, made = Showing.objects.get(pk=one.pk), row_of(one)
        assert [getattr(shown, name) for name in names] == [getattr(made, name) for name in names]
        assert Submission.objects.get(listing=one).record == plain(one)
    assert Showing.objects.count() == len(public)


def _facets_agree(today) -> None:  # type: ignore[no-untyped-def]
    found = search(Wanted("offer"), today)
    rows = laid_out(open_rows(today).filter(side="offer"), today)
    read = [Row(*row) for row in rows.values_list(*COLUMNS)]
    for name in VALUES:
        for code in found.counts[name]:
            chosen = {name: frozenset((code,))}
            asked = set(rows.filter(*conditions(chosen, today).values()).values_list("pk", flat=True))
            assert asked == {row.pk for row in narrowed(read, chosen)[0]}, (name, code)
            assert len(asked) == found.counts[name][code]


def _desk_holds_what_waits() -> None:
    homes = frozenset(Listing.objects.values_list("home", flat=True))
    reviewer = Actor("user", 1, "Reviewer", (Held("reviewer", None, 1, homes),))
    found = desk.counts(reviewer, timezone.now() - timedelta(days=30))
    assert found.waiting == Listing.objects.filter(state__in=desk.WAITING).count() > 0
    due = desk.first_due(desk.waiting(reviewer), 50)
    assert len(desk.with_owners(due)) == len(due) == found.waiting
