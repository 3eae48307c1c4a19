"""What is said once for a whole file, where its headings stand, and rows that change what is public."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rongtong.apps.catalogue.actions import imports, taking_in
from rongtong.apps.catalogue.models import FieldSource, Import, Listing, Revision
from rongtong.apps.catalogue.queries.imports import counts
from rongtong.kit.workflow import Hindered
from tests.factories import vocab
from tests.factories.catalogue import reviewing, step_of
from tests.factories.imports import HEAD, ROWS, begun, book, brought_in, sheet, undone
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, admin_of

pytestmark = pytest.mark.django_db
BARE = ["序号", "成果名称", "简介", "技术领域"]
STRANGE = [[n, f"第{n}号未归类技术说明书", "此处只写一句空话。", "新能源材料"] for n in range(1, 4)]
NOTHING = "说得不清楚的一项"


@pytest.fixture(autouse=True)
def _lists(db: None) -> None:
    vocab.load()


def answered(made: Import, by: Any, **given: Any) -> Import:
    """Answer for the whole file and have it read again."""
    said = {"fields": {}, "hints": False, "defaults": {}, "version": made.version} | given
    imports.answer(batch=made, actor=by, at=AT, **said)
    work_off()
    made.refresh_from_db()
    return made


def test_words_of_a_column_are_asked_once_and_the_answer_holds_for_all_rows() -> None:
    made, by = begun(upload=sheet(STRANGE, BARE))
    assert [(one["words"], one["rows"]) for one in made.asked] == [("新能源材料", 3)]
    answered(made, by, fields={"新能源材料": "05"})
    assert set(made.rows.values_list("values__field", flat=True)) == {"05"}


def test_the_owners_next_file_needs_no_answer() -> None:
    made, by = begun(upload=sheet(STRANGE, BARE))
    answered(made, by, fields={"新能源材料": "05"})
    again, _by = begun(
        owner=made.organisation, upload=sheet([[9, "另一项未归类技术", "一句话。", "新能源材料"]], BARE)
    )
    assert again.rows.get().values["field"] == "05"
    assert again.asked[0]["by"] == "person"


def test_a_strangers_answers_are_not_taken_over() -> None:
    made, by = begun(upload=sheet(STRANGE, BARE))
    answered(made, by, fields={"新能源材料": "09"})
    other, _by = begun(upload=sheet(STRANGE, BARE))
    assert other.asked[0]["by"] != "person"


def test_a_blank_is_filled_for_the_whole_file_and_marked_as_the_persons_word() -> None:
    made, by = begun(upload=sheet(STRANGE, BARE))
    assert made.tally["lacking"]["maturity"] == 3
    defaults = {"maturity": 4, "price_mode": "agreement", "licences": ["ordinary"]}
    answered(made, by, fields={"新能源材料": "05"}, defaults=defaults)
    assert "maturity" not in made.tally["lacking"]
    taking_in.run_import(batch=made, version=made.version, actor=by, at=AT)
    work_off()
    draft = Listing.objects.first()
    assert draft is not None
    assert (draft.maturity, draft.price_mode, draft.licences) == (4, "agreement", ["ordinary"])
    kinds = dict(FieldSource.objects.filter(listing=draft).values_list("name", "kind"))
    assert kinds["maturity"] == kinds["field"] == "batch"


def test_a_cell_outweighs_the_answer_for_the_whole_file() -> None:
    made, by = begun()
    answered(made, by, defaults={"maturity": 2})
    assert [row.values["maturity"] for row in made.rows.all()] == [5, 6, 9]


def test_the_page_takes_the_answers() -> None:
    made, _by = begun(upload=sheet(STRANGE, BARE))
    browser = Client()
    browser.force_login(admin_of(made.organisation))
    assert "新能源材料" in browser.get(f"/imports/{made.pk}/").content.decode()
    form = {"version": made.version, "field_0": "05", "blank_maturity": "4"}
    assert browser.post(f"/imports/{made.pk}/answers/", form).status_code == 302
    work_off()
    assert made.rows.first().values["maturity"] == 4
    refused = browser.post(f"/imports/{made.pk}/answers/", form | {"field_0": "77"})
    assert refused.status_code == 422


UNKNOWN = [["填报说明"], ["甲", "乙", "丙"], ["磷石膏制高强石膏粉", "能耗降低20%，强度达到40MPa。", "德阳"]]


def test_headings_nobody_knows_are_pointed_at() -> None:
    made, by = begun(upload=book({"表": [["各位老师好，请看附件"], ["周五开会"]]}))
    assert made.state == "unreadable"
    assert made.sheets[0]["lines"][0][1] == ["各位老师好，请看附件"]
    imports.choose_layout(batch=made, header_row=1, sheets=[], version=made.version, actor=by, at=AT)
    work_off()
    made.refresh_from_db()
    assert (made.state, made.sheets[0]["header_row"]) == ("preview", 1)


def test_without_headings_columns_are_called_by_letters() -> None:
    made, by = begun(upload=book({"表": UNKNOWN[2:]}))
    imports.choose_layout(batch=made, header_row=0, sheets=[], version=made.version, actor=by, at=AT)
    work_off()
    made.refresh_from_db()
    assert [column["header"] for column in made.sheets[0]["columns"]] == ["A", "B", "C"]
    columns = {"A": "title", "B": "detail", "C": "region"}
    imports.choose_columns(batch=made, columns=columns, kind="result", version=made.version, actor=by, at=AT)
    work_off()
    row = made.rows.get()
    assert (row.title, row.values["region"]) == ("磷石膏制高强石膏粉", "510600")


def test_only_chosen_sheets_count() -> None:
    made, by = begun(upload=book({"成果": [HEAD, ROWS[0]], "旧成果": [HEAD, ROWS[1]]}))
    assert made.rows.count() == 2
    imports.choose_layout(batch=made, header_row=None, sheets=["成果"], version=made.version, actor=by, at=AT)
    work_off()
    assert [row.title for row in made.rows.all()] == [ROWS[0][1]]


def test_title_rows_double_headings_and_a_foot_are_seen_through() -> None:
    two = [["", "成果", "", ""], ["序号", "名称", "简介", "技术领域"]]
    foot = [["合计", "3项"], ["填表人：张三", "", "审核人：李四"]]
    made, _by = begun(
        upload=book({"表": [["某某大学成果汇总表"], *two, *STRANGE, *foot]}, merged=["B2:D2", "A1:D1"])
    )
    assert [row.title for row in made.rows.all()] == [row[1] for row in STRANGE]


def published(title: str = ROWS[0][1]) -> tuple[Import, Any, Listing]:
    """Bring the usual file in and publish one of it."""
    made, by = brought_in()
    listing = Listing.objects.get(title=title)
    for step in ("submit", "take", "publish"):
        listing = step_of(listing, step, by if step == "submit" else reviewing(listing))
    return made, by, listing


CHANGED = [[1, ROWS[0][1], "包覆后循环寿命提高50%，已中试。", *ROWS[0][3:]]]


def test_a_row_that_changes_what_is_public_goes_through_the_gate() -> None:
    made, _by, listing = published()
    again, by = brought_in(owner=made.organisation, upload=sheet(CHANGED))
    assert counts(again)["revision"] == 1
    listing.refresh_from_db()
    assert "30%" in listing.detail
    change = Revision.objects.get()
    assert (change.state, list(change.values)) == ("draft", ["detail"])
    taking_in.hand_in_all(batch=again, actor=by, at=AT)
    work_off()
    change.refresh_from_db()
    listing.refresh_from_db()
    assert (change.state, "30%" in listing.detail) == ("submitted", True)


def test_undo_withdraws_the_change_it_began() -> None:
    made, _by, listing = published()
    again, by = brought_in(owner=made.organisation, upload=sheet(CHANGED))
    assert undone(again, by).left == 0
    assert Revision.objects.get().state == "withdrawn"
    listing.refresh_from_db()
    assert listing.state == "published"


def test_what_a_reviewer_holds_is_left_as_it_is() -> None:
    made, by = brought_in()
    step_of(Listing.objects.get(title=ROWS[0][1]), "submit", by)
    again, _by = begun(owner=made.organisation, upload=sheet(CHANGED))
    assert counts(again)["held"] == 1
    with pytest.raises(Hindered):
        taking_in.run_import(batch=again, version=again.version, actor=by, at=AT)


def test_rows_are_paged_and_asked_for_with_the_same_queries(django_assert_num_queries: Any) -> None:
    many = [[n, f"成果第{n}号", "处理量每小时2吨。", "农业"] for n in range(1, 121)]
    made, _by = begun(upload=sheet(many, BARE))
    browser = Client()
    browser.force_login(admin_of(made.organisation))
    browser.get(f"/imports/{made.pk}/")
    for page, seen in ((1, "成果第50号"), (3, "成果第120号")):
        with django_assert_num_queries(12):
            shown = browser.get(f"/imports/{made.pk}/?page={page}").content.decode()
        assert seen in shown
    assert "成果第99号" not in shown


def test_work_that_was_cancelled_can_be_gone_on_with() -> None:
    made, by = begun()
    with pytest.raises(Hindered):
        imports.go_on(batch=made, actor=by, at=AT)
    taking_in.run_import(batch=made, version=made.version, actor=by, at=AT)
    from rongtong.kit.jobs.models import Job

    Job.objects.filter(name="catalogue.run_import").update(state="cancelled", next_at=None)
    imports.go_on(batch=made, actor=by, at=AT)
    work_off()
    made.refresh_from_db()
    assert (made.state, Listing.objects.count()) == ("done", 3)


def test_a_file_of_another_sort_is_told_with_its_first_lines() -> None:
    made, _by = begun(upload=SimpleUploadedFile("信.txt", "你好，附件稍后补上。".encode()))
    browser = Client()
    browser.force_login(admin_of(made.organisation))
    assert 'name="header_row"' in browser.get(f"/imports/{made.pk}/").content.decode()
