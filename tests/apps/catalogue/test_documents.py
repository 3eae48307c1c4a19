"""A Word file, a PDF or a text becomes drafts; every field says where in the document it stands."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.catalogue.actions import documents, listings
from rongtong.apps.catalogue.models import Document, DocumentPiece, Listing
from rongtong.apps.catalogue.privacy.documents import erase
from rongtong.apps.catalogue.queries.documents import doubtful_lines, outlived, piece_behind, proposals_for
from rongtong.kit.files.models import File
from rongtong.kit.files.queries import may_read
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, perform
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account
from tests.factories.catalogue import house
from tests.factories.centres import person
from tests.factories.documents import LIST, brought, pdf, word
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, acting, admin_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists")]
TODAY = dt.date(2026, 3, 2)
LETTER = (
    "我公司有以下技术需求\n1. 急需开发耐高温封装胶，固化温度不高于150℃。\n"
    "2. 寻求轴承钢热处理工艺，预算50万元。"
)


def drafts(made: Document) -> list[Listing]:
    return [piece.listing for piece in made.pieces.exclude(listing=None).select_related("listing")]


def test_a_form_in_word_becomes_one_draft_and_each_field_shows_its_cell() -> None:
    made, _by = brought()
    (draft,) = drafts(made)
    found = {one.name: one for one in proposals_for(draft, TODAY)}
    assert (made.state, draft.state) == ("taken", "draft")
    assert found["title"].values == {"title": "铝合金压铸壳体气孔率偏高，寻求在线检测"}
    assert found["money"].values == {"money_low": 50_000_000, "money_high": 50_000_000}
    assert found["deadline"].values == {"deadline": "2026-09-30"}
    assert found["tried"].passage == "已采取的措施：换过脱模剂，只降到7%。"
    assert found["money"].place == "需求表.docx · 表格 1 第 4 行第 2 列"


def test_nothing_counts_before_a_person_takes_it_over() -> None:
    made, _by = brought()
    (draft,) = drafts(made)
    assert (draft.title, draft.money_high, draft.deadline) == ("", None, None)


def test_whom_to_ask_is_not_read() -> None:
    made, _by = brought()
    piece = made.pieces.get()
    assert "13800000000" not in f"{piece.text}{piece.told}{piece.lines}{drafts(made)[0].detail}"


def test_the_source_of_a_field_names_document_and_cell() -> None:
    made, by = brought()
    (draft,) = drafts(made)
    money = next(one for one in proposals_for(draft, TODAY) if one.name == "money")
    kept = listings.save(
        listing=draft, values=money.values, version=0, sources=money.sources(), actor=by, at=AT
    )
    source = kept.sources.get(name="money_high")
    assert (source.kind, source.passage) == ("document", "预算（万元）：50")
    assert source.reference == "需求表.docx · 表格 1 第 4 行第 2 列"


def test_a_pdf_names_its_pages() -> None:
    made, _by = brought(pdf("铝合金压铸壳体气孔率偏高，需要在线检测。", "预算：50万元\n所在地：重庆市渝北区"))
    found = {one.name: one for one in proposals_for(drafts(made)[0], TODAY)}
    assert found["money"].place == "need.pdf · 第 2 页"
    assert found["title"].place == "need.pdf · 第 1 页"


def test_of_several_needs_a_person_picks() -> None:
    made, by = brought(word(LIST))
    assert (made.state, Listing.objects.count()) == ("shown", 0)
    assert [piece.title for piece in made.pieces.filter(whole=False)] == ["压铸气孔在线检测", "耐高温封装胶"]
    (draft,) = documents.make_drafts(document=made, positions=[2], version=made.version, actor=by, at=AT)
    assert draft.detail == "固化温度不高于150℃"
    assert {one.name for one in proposals_for(draft, TODAY)} >= {"title", "money"}


def test_several_may_be_taken_as_one() -> None:
    made, by = brought(text=LETTER)
    (draft,) = documents.make_drafts(document=made, positions=[0], version=None, actor=by, at=AT)
    assert "封装胶" in draft.detail
    assert "轴承钢" in draft.detail


def test_numbered_needs_part_but_numbered_demands_of_one_do_not() -> None:
    parted, _by = brought(text=LETTER)
    one, _by = brought(text="压铸壳体气孔率偏高\n技术指标：\n1. 报废率不高于3%以下\n2. 节拍不超过45秒钟")
    assert parted.pieces.filter(whole=False).count() == 2
    assert one.pieces.count() == 1


def test_choosing_nothing_or_twice_is_answered() -> None:
    made, by = brought(text=LETTER)
    with pytest.raises(ValidationError):
        documents.make_drafts(document=made, positions=[], version=made.version, actor=by, at=AT)
    documents.make_drafts(document=made, positions=[1], version=made.version, actor=by, at=AT)
    with pytest.raises(Conflict):
        documents.make_drafts(document=made, positions=[2], version=made.version, actor=by, at=AT)
    assert Listing.objects.count() == 1


def test_strangers_bring_nothing_and_read_nothing() -> None:
    made, _by = brought()
    stranger = acting(account())
    other = acting(admin_of(house()))
    assert made.file is not None
    assert not may_read(stranger, made.file)
    assert not may_read(other, made.file)
    with pytest.raises(Refused):
        documents.bring(side="need", kind="research", upload=word(), organisation=made.organisation,
                        actor=stranger, at=AT)  # fmt: skip
    assert Document.objects.count() == 1


def test_a_removed_document_goes_and_its_drafts_stay() -> None:
    made, by = brought()
    perform(made, "drop", actor=by, at=AT)
    assert File.objects.get(pk=made.file_id).removed_at is not None
    assert not DocumentPiece.objects.exists()
    assert Listing.objects.get().detail.startswith("年产30万件")


def test_a_document_goes_thirty_days_after_its_last_draft_is_gone() -> None:
    made, by = brought()
    later = AT + dt.timedelta(days=40)
    assert outlived(later) == []
    listings.decide(listing=drafts(made)[0], step="discard", actor=by, at=AT)
    assert outlived(later) == [made]
    assert outlived(AT) == []


def test_a_draft_that_came_another_way_has_no_document() -> None:
    made, _by = brought()
    other = listings.begin(side="need", kind="result", organisation=made.organisation, actor=SYSTEM, at=AT)
    assert piece_behind(other) is None
    assert doubtful_lines(None) == []


def test_who_leaves_takes_their_own_documents_along_and_the_organisations_stay() -> None:
    theirs, _by = brought()
    own = person()
    assert own.user is not None
    by = acting(own.user)
    mine = documents.bring(side="need", kind="research", upload=word(), person=own, actor=by, at=AT)
    work_off()
    erase(own.user, actor=SYSTEM, at=AT)
    assert list(Document.objects.all()) == [theirs]
    assert File.objects.get(pk=mine.file_id).removed_at is not None


def test_a_label_and_its_value_may_be_parted_by_blanks_as_pictures_give_them() -> None:
    made, _by = brought(text="需求名称  耐高温封装胶\n预算 (万元)  50\n完成时间  2026年9月30日")
    found = {one.name: one.values for one in proposals_for(drafts(made)[0], TODAY)}
    assert found["money"] == {"money_low": 50_000_000, "money_high": 50_000_000}
    assert found["deadline"] == {"deadline": "2026-09-30"}
