"""Lists: order, pages, exports."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from rongtong.kit.accounts.models import User
from rongtong.kit.pages.export import export, plain
from rongtong.kit.pages.tables import Column, Table
from tests.factories.accounts import account

TABLE = Table((Column("name", "Name", sort="name", main=True), Column("email", "Mail")), size=2)
pytestmark = pytest.mark.django_db


def asked(query=""):
    return RequestFactory().get("/list/" + query)


def names(page):
    return [row.record.name for row in page.rows]


@pytest.fixture
def people():
    for name in ("Ada", "Bo", "Cy"):
        account(name, password=None)
    return User.objects.filter(name__in=("Ada", "Bo", "Cy"))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_takes_two_queries(rows, people, django_assert_num_queries):
    records = people.filter(name__in=("Ada", "Bo", "Cy")[:rows])
    with django_assert_num_queries(2):
        assert TABLE.page(asked(), records).total == rows


def test_the_address_orders_both_ways(people):
    assert names(TABLE.page(asked("?sort=name"), people)) == ["Ada", "Bo"]
    assert names(TABLE.page(asked("?sort=-name"), people)) == ["Cy", "Bo"]


def test_a_column_that_is_not_offered_does_not_order(people):
    assert names(TABLE.page(asked("?sort=password"), people)) == names(TABLE.page(asked(), people))


def test_pages_together_hold_every_row_once(people):
    shown = [name for n in (1, 2) for name in names(TABLE.page(asked(f"?sort=name&page={n}"), people))]
    assert shown == ["Ada", "Bo", "Cy"]


@pytest.mark.parametrize(
    ("wish", "number"), [("0", 1), ("99", 2), ("x", 1), ("-1", 1), ("9" * 30, 1), ("²", 1)]
)
def test_a_page_that_is_not_there_gives_the_nearest(people, wish, number):
    assert TABLE.page(asked(f"?page={wish}"), people).number == number


def test_very_long_lists_are_counted_only_so_far(people):
    page = Table(TABLE.columns, size=2, reach=2).page(asked("?page=2"), people)
    assert (page.total, page.capped, page.pages) == (2, True, 1)


def test_a_heading_turns_the_order_round_and_drops_the_page(people):
    head = TABLE.page(asked("?sort=name&page=2&q=a"), people).headings[0]
    assert head.direction == "ascending"
    assert head.address == "?sort=-name&q=a"


@pytest.mark.parametrize(
    ("number", "shown"), [(1, [1, 2, 0, 9]), (5, [1, 0, 4, 5, 6, 0, 9]), (3, [1, 2, 3, 4, 0, 9])]
)
def test_far_pages_are_left_out(number, shown):
    assert TABLE.drawn(asked(), [], total=18, number=number).numbers == shown


def test_nothing_is_exported_unasked(people):
    assert export(TABLE, asked(), people, "people") is None


def test_csv_holds_the_whole_list_in_order(people):
    response = export(TABLE, asked("?export=csv&sort=-name&page=2"), people, "people")
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeffName,Mail")
    assert [line.split(",")[0] for line in text.split("\r\n")[1:4]] == ["Cy", "Bo", "Ada"]


def test_xlsx_holds_the_whole_list(people):
    response = export(TABLE, asked("?export=xlsx&sort=name"), people, "people")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Name", "Ada", "Bo", "Cy"]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@x", "\t=1", " =HYPERLINK()"])
def test_a_cell_never_runs_as_a_formula(text):
    assert plain(text).startswith("'")


def test_a_spreadsheet_gets_plain_values():
    assert plain(datetime(2026, 1, 1, 0, 0, tzinfo=UTC)) == "2026-01-01 08:00:00"
    assert plain(None) == ""
    assert plain(3) == 3
