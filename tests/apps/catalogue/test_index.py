"""The search index follows the table, whatever happens in between."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from rongtong.apps.catalogue.actions import indexing
from rongtong.apps.catalogue.models import IndexMark, Listing
from rongtong.apps.catalogue.queries import index, index_store
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_all
from rongtong_match.retrieve.base import Filter, RetrieveError
from rongtong_match.retrieve.embedded import EmbeddedIndex
from tests.factories.catalogue import house, listing, step_of, writer
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


def published(side: str = "need", **changes: Any) -> Listing:
    made = listing(side, state="published", **changes)
    indexing.mark(side, [made.pk], at=AT)
    return made


def found(side: str, text: str, **wanted: Any) -> list[int]:
    return [key for key, _score in index.search(side, text, Filter(**wanted))]


def test_what_is_published_is_found_and_the_rest_is_not() -> None:
    shown, draft = published(), listing()
    indexing.mark("need", [draft.pk], at=AT)
    assert indexing.bring_in_line("need", at=LATER) >= 1
    assert found("need", "压铸件气孔") == [shown.pk]
    assert found("need", "压铸件气孔", kinds=frozenset({"talent"})) == []
    assert found("offer", "压铸件气孔") == []


def test_what_is_taken_down_leaves_the_index() -> None:
    made = published()
    indexing.bring_in_line("need", at=LATER)
    step_of(made, "take_down", writer(made))
    indexing.mark("need", [made.pk], at=AT)
    assert indexing.bring_in_line("need", at=LATER) == 1
    assert found("need", "压铸件气孔") == []


def test_publication_is_told_to_the_worker(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made = listing(state="published")
    assert IndexMark.objects.get().done_at is None
    assert Job.objects.filter(name="catalogue.index").count() == 1
    work_all()
    assert found("need", "压铸件气孔") == [made.pk]
    assert IndexMark.objects.get().done_at is not None


def test_a_change_while_the_index_follows_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    made = published()
    follow, rounds = indexing.follow, []

    def changed_meanwhile(*given: Any) -> None:
        follow(*given)
        rounds.append(given)
        if len(rounds) == 1:
            indexing.mark("need", [made.pk], at=AT)

    published("need")
    indexing.rebuild("need", at=LATER)
    monkeypatch.setattr(indexing, "follow", changed_meanwhile)
    indexing.bring_in_line("need", at=LATER)
    assert len(rounds) == 2
    assert not IndexMark.objects.filter(done_at=None).exists()


def test_a_rebuild_switches_and_what_changed_meanwhile_is_followed_again() -> None:
    made, gone = published(), published(title="磷石膏制高强石膏粉的低能耗工艺")
    indexing.bring_in_line("need", at=AT)
    before = index_store.current("need")
    index.search("need", "石膏")
    indexing.bring_in_line("need", at=LATER)
    Listing.objects.filter(pk=gone.pk).update(state="closed")
    assert indexing.rebuild("need", at=LATER) == 1
    assert index_store.current("need") != before
    assert found("need", "石膏") == []
    assert found("need", "压铸") == [made.pk]


def test_two_writers_never_write_at_a_time() -> None:
    published()
    indexing.bring_in_line("need", at=AT)
    place = index_store.current("need")
    assert place is not None
    indexing.mark("need", [1], at=AT)
    with EmbeddedIndex(place.folder), pytest.raises(RetrieveError):
        indexing.bring_in_line("need", at=LATER)
    assert IndexMark.objects.filter(done_at=None).exists()


def test_a_listing_written_past_the_actions_is_found_at_night() -> None:
    published()
    indexing.bring_in_line("need", at=AT)
    other = published(title="伺服驱动算法工程师")
    IndexMark.objects.all().delete()
    assert indexing.missing_from("need", at=LATER) == 1
    indexing.bring_in_line("need", at=LATER)
    assert found("need", "伺服驱动") == [other.pk]


def test_near_gives_the_other_side_but_never_ones_own() -> None:
    owner = house()
    need, own = published(owner=owner), published("offer", owner=owner)
    other = published("offer", title="压铸模具温度场仿真与工艺诊断")
    for side in index.SIDES:
        indexing.bring_in_line(side, at=LATER)
    assert [key for key, _score in index.near(need)] == [other.pk]
    assert [key for key, _score in index.alike(other)] == [own.pk]
    assert {key for key, _score in index.near(other)} == {need.pk}


def test_the_public_record_holds_nothing_hidden_and_no_contact_data() -> None:
    made = listing(
        veiled=["organisation", "detail", "money", "region", "deadline", "tried"],
        summary="联系13800138000，求检测", avoids=["对手公司"], state="published",
    )  # fmt: skip
    shown, whole = record_of(made, public=True), record_of(made, public=False)
    assert "13800138000" not in f"{shown}{whole}"
    assert (shown.organisation, shown.region, shown.party, shown.avoids) == (None, None, None, frozenset())
    assert "ADC12" not in f"{shown}"
    assert "脱模剂" not in f"{shown}"
    assert "budget=None" in f"{shown}"
    assert "ADC12" in whole.detail
    assert whole.avoids == {"对手公司"}


def test_hidden_words_are_not_found() -> None:
    published(veiled=["detail", "organisation"])
    indexing.bring_in_line("need", at=LATER)
    assert found("need", "ADC12") == []


def test_the_operator_reads_and_rebuilds(capsys: pytest.CaptureFixture[str]) -> None:
    published()
    call_command("search_index", "rebuild", "--side", "need")
    call_command("search_index", "state")
    told = capsys.readouterr().out
    assert "need: 1 entries, 0 waiting" in told
    assert "offer: 0 entries" in told
