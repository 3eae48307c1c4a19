"""The same searches with PostgreSQL full text and SQLite FTS5: times, and whether a known offer is found.

Known offers: asked for by the words of their own titles, out of which the ten best are looked at. PostgreSQL
is given the words that our segmenter cuts (it has none for Chinese); pg_trgm and FTS5 cut threes of
characters.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from bench.region.pages import known_items
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries import index
from rongtong_match.text.segment import content_words

ASKED, TOP = 100, 10
Find = Callable[[str], list[int]]


def compared(many: int) -> list[dict[str, Any]]:
    """Give a row a system: offers, ms to find (p50, p95), share of known offers among the ten best."""
    rows = Listing.objects.filter(side="offer", state="published", showing__isnull=False).order_by("-pk")
    texts = [
        (pk, title, f"{title}\n{summary}\n{detail}")
        for pk, title, summary, detail in rows.values_list("pk", "title", "summary", "detail")[:many]
    ]
    held = {pk for pk, _title, _text in texts}
    asked = [(words, pk) for words, pk in known_items(4 * ASKED) if pk in held][:ASKED]
    systems = {"PostgreSQL full text": _full_text(texts), "SQLite FTS5, trigram": _fts5(texts)}
    if (trigrams := _trigrams()) is not None:
        systems["pg_trgm on titles"] = trigrams
    ours = index.state("offer").size
    found = [_row("rongtong, the site's index", ours, _ours, asked)]
    return found + [_row(name, len(texts), find, asked) for name, find in systems.items()]


def _row(name: str, size: int, find: Find, asked: list[tuple[str, int]]) -> dict[str, Any]:
    taken, hits = [], 0
    for words, pk in asked:
        began = time.perf_counter()
        hits += pk in find(words)
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    at = {f"p{share}_ms": round(taken[int(share / 100 * (len(taken) - 1))], 1) for share in (50, 95)}
    return {"system": name, "offers": size, **at, "known_in_10": round(hits / max(1, len(asked)), 3)}


def _ours(words: str) -> list[int]:
    return [key for key, _score in index.answers("offer", words, top=TOP)]


def _full_text(texts: list[tuple[int, str, str]]) -> Find:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE peer (key bigint, title text, words tsvector)")
        cursor.executemany(
            "INSERT INTO peer VALUES (%s, %s, to_tsvector('simple', %s))",
            [(pk, title, " ".join(content_words(text))) for pk, title, text in texts],
        )
        cursor.execute("CREATE INDEX ON peer USING gin (words)")
        cursor.execute("ANALYZE peer")

    def find(words: str) -> list[int]:
        asked = " | ".join("'" + word.replace("'", "") + "'" for word in dict.fromkeys(content_words(words)))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT key FROM peer, to_tsquery('simple', %s) q WHERE words @@ q"
                " ORDER BY ts_rank(words, q) DESC LIMIT %s",
                [asked, TOP],
            )
            return [key for (key,) in cursor.fetchall()]

    return find


def _trigrams() -> Find | None:
    """Search titles by likeness; None where the extension is not there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return None
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("CREATE INDEX ON peer USING gist (title gist_trgm_ops)")

    def find(words: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT key FROM peer ORDER BY title <-> %s LIMIT %s", [words, TOP])
            return [key for (key,) in cursor.fetchall()]

    return find


def _fts5(texts: list[tuple[int, str, str]]) -> Find:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE peer USING fts5(text, tokenize = 'trigram')")
    base.executemany("INSERT INTO peer (rowid, text) VALUES (?, ?)", [(pk, text) for pk, _t, text in texts])

    def find(words: str) -> list[int]:
        threes = {run[at : at + 3] for run in words.split() for at in range(max(1, len(run) - 2))}
        asked = " OR ".join('"' + three.replace('"', "") + '"' for three in sorted(threes) if len(three) == 3)
        rows = base.execute("SELECT rowid FROM peer WHERE peer MATCH ? ORDER BY rank LIMIT ?", (asked, TOP))
        return [key for (key,) in rows]

    return find
