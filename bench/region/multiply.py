"""From fifty thousand listings to a million, by the database itself (PostgreSQL).

Each copy keeps owner, state and days (minutes earlier) and tells something else: its title carries the
keyword of another listing of its field, its details that one's first sentence instead of their own.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, models
from django.db.models import Max, Min

from bench.region.texts import fields
from rongtong.apps.catalogue.models import Listing, Showing, Submission
from rongtong.apps.catalogue.queries.sounds import sound
from rongtong.kit.clocks.models import Clock

_EARLIER = "{0} - {k} * interval '17 minutes'"
_TITLE = "left(regexp_replace(a.title, '（[^（]*）$', ''), 60) || '（' || (b.keywords->>-1) || '）'"
_DETAIL = "substr(a.detail, strpos(a.detail, '。') + 1) || split_part(b.detail, '。', 1) || '。'"
_WORDS = "(a.keywords - (-1)) || (b.keywords->-1)"
_SOUND = "regexp_replace(s.sound, '（[^（]*）$', '') || '（' || w.sound || '）'"
_PLACES = """
CREATE TEMP TABLE region_place AS
SELECT id, side, field, row_number() OVER same - 1 AS place, count(*) OVER (PARTITION BY side, field) AS many
FROM catalogue_listing WINDOW same AS (PARTITION BY side, field ORDER BY id);
CREATE UNIQUE INDEX ON region_place (id); CREATE UNIQUE INDEX ON region_place (side, field, place);
ANALYZE region_place
"""
_PARTNER = """
JOIN region_place p ON p.id = a.id
JOIN region_place q ON q.side = p.side AND q.field = p.field AND q.place = (p.place + {k} * 37) % p.many
JOIN catalogue_listing b ON b.id = q.id
LEFT JOIN region_word w ON w.word = b.keywords->>-1
"""


def multiply(times: int) -> None:
    """Write ``times - 1`` copies of every listing with what hangs on it."""
    ends = Listing.objects.aggregate(first=Min("pk"), last=Max("pk"))
    span = ends["last"] - ends["first"] + 1
    with connection.cursor() as cursor:
        cursor.execute(_PLACES)
        _sounds(cursor)
        for k in range(1, times):
            for model in (Listing, Submission, Showing, Clock):
                cursor.execute(_statement(model, k, span, ends["last"]))


def _sounds(cursor: Any) -> None:
    words = {word for side in ("need", "offer") for texts in fields(side).values() for text in texts
             for word in text.keywords}  # fmt: skip
    cursor.execute("CREATE TEMP TABLE region_word (word text PRIMARY KEY, sound text)")
    cursor.executemany("INSERT INTO region_word VALUES (%s, %s)", [(word, sound(word)) for word in words])


def _statement(model: type[models.Model], k: int, span: int, last: int) -> str:
    """Give the INSERT of the ``k``-th copy of one table."""
    other, joins = _OTHERS[model]
    columns = {field.column: field for field in model._meta.concrete_fields}
    row = {Listing: "a", Submission: "h", Showing: "s", Clock: "c"}[model]
    told = {"id": f"{row}.id + {k} * {_span(model, span)}"} | other
    given = [
        told.get(name)
        or (_EARLIER if type(field) is models.DateTimeField else "{0}").format(f"{row}.{name}", k=k)
        for name, field in columns.items()
    ]
    made = f"{', '.join(given)} FROM {joins} {_PARTNER} WHERE a.id <= {last}"
    return f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) SELECT {made}".format(k=k, span=span)


def _span(model: type[models.Model], span: int) -> int:
    """Give by how much keys grow from copy to copy."""
    return span if model is Listing else 10_000_000


_OTHERS: dict[type[models.Model], tuple[dict[str, str], str]] = {
    Listing: (
        {"title": _TITLE, "detail": _DETAIL, "keywords": _WORDS},
        "catalogue_listing a",
    ),
    Submission: (
        {
            "listing_id": "a.id + {k} * {span}",
            "record": f"h.record || jsonb_build_object('title', {_TITLE}, 'detail', {_DETAIL},"
            f" 'keywords', {_WORDS})",
        },
        "catalogue_submission h JOIN catalogue_listing a ON a.id = h.listing_id",
    ),
    Showing: (
        {"listing_id": "a.id + {k} * {span}", "title": _TITLE, "sound": _SOUND},
        "catalogue_showing s JOIN catalogue_listing a ON a.id = s.listing_id",
    ),
    Clock: (
        {"about": "a.id + {k} * {span}"},
        "clocks_clock c JOIN catalogue_listing a ON c.about_kind = 'catalogue.Listing' AND a.id = c.about",
    ),
}
