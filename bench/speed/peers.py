"""Other ways to do the same work, on the same records: what an engineer would reach for first.

None of them fuses terms and vectors with a filter by itself; each is measured on the part it does.
"""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path

import numpy as np

from bench.speed import measure, ours
from bench.speed.data import Asks, Records, passing
from bench.speed.measure import Row

TOP = 50


def text(records: Records, at: int) -> str:
    span = slice(records.edges[at], records.edges[at + 1])
    pairs = zip(records.words[span].tolist(), records.counts[span].tolist(), strict=True)
    return " ".join(" ".join([ours.WORD[word]] * count) for word, count in pairs)


def tantivy(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """BM25 under a filter; no vectors."""
    import tantivy as engine

    schema = engine.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="whitespace")
    for name in ("number", "kind", "province", "price", "maturity", "field", "party"):
        schema.add_integer_field(name, stored=name == "number", indexed=True, fast=True)
    folder.mkdir()
    index = engine.Index(schema.build(), path=str(folder))
    with measure.timed(row, "build"):
        writer = index.writer(256_000_000, 1)
        for at in range(len(offers)):
            writer.add_document(_document(engine, offers, at))
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    calls = [lambda at=at: _ask(engine, index, searcher, needs, at, asks[at]) for at in range(len(asks))]
    measure.each(row, "query", calls)
    row["work"] = "BM25 + filter"


def _document(engine: object, offers: Records, at: int) -> object:
    numbers = {
        "number": at,
        "kind": offers.kind[at],
        "province": offers.region[at] // 10_000,
        "price": offers.price[at],
        "maturity": offers.maturity[at] or 99,
        "field": offers.field[at],
        "party": offers.party[at],
    }
    whole = {name: int(value) for name, value in numbers.items()}
    return engine.Document(text=text(offers, at), **whole)  # type: ignore[attr-defined]


def _ask(engine: object, index: object, searcher: object, needs: Records, at: int, ask: Asks) -> object:
    clauses = [f"text:({text(needs, at)})"]
    if ask.kinds is not None:
        clauses.append("kind:IN [" + " ".join(map(str, ask.kinds)) + "]")
    clauses += [f"{n}:{v}" for n, v in (("province", ask.province), ("field", ask.field)) if v is not None]
    if ask.max_price is not None:
        clauses.append(f"price:[-1 TO {ask.max_price}]")
    if ask.min_maturity is not None:
        clauses.append(f"maturity:[{ask.min_maturity} TO 99]")
    sentence = " ".join(f"+{clause}" for clause in clauses) + f" -party:{ask.without_party}"
    query = index.parse_query(sentence, ["text"])  # type: ignore[attr-defined]
    return searcher.search(query, TOP).hits  # type: ignore[attr-defined]


def fts5(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """BM25 under a filter in SQLite; no vectors."""
    folder.mkdir()
    db = sqlite3.connect(folder / "fts.sqlite")
    db.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='ascii')")
    db.execute("CREATE TABLE about (n INTEGER PRIMARY KEY, kind, province, price, maturity, field, party)")
    with measure.timed(row, "build"):
        db.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            ((at, text(offers, at)) for at in range(len(offers))),
        )
        columns = (
            offers.kind,
            offers.region // 10_000,
            offers.price,
            offers.maturity,
            offers.field,
            offers.party,
        )
        rows = zip(range(len(offers)), *(column.tolist() for column in columns), strict=True)
        db.executemany("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        db.commit()
    calls = [lambda at=at: _match(db, needs, at, asks[at]) for at in range(len(asks))]
    measure.each(row, "query", calls)
    row["work"] = "BM25 + filter"


def _match(db: sqlite3.Connection, needs: Records, at: int, ask: Asks) -> object:
    clauses = [f"party <> {ask.without_party}"]
    if ask.kinds is not None:
        clauses.append(f"kind IN ({', '.join(map(str, ask.kinds))})")
    clauses += [f"{n} = {v}" for n, v in (("province", ask.province), ("field", ask.field)) if v is not None]
    if ask.max_price is not None:
        clauses.append(f"price <= {ask.max_price}")
    if ask.min_maturity is not None:
        clauses.append(f"(maturity = 0 OR maturity >= {ask.min_maturity})")
    sql = (
        "SELECT words.rowid FROM words JOIN about ON about.n = words.rowid "  # noqa: S608
        f"WHERE words MATCH ? AND {' AND '.join(clauses)} ORDER BY bm25(words) LIMIT {TOP}"
    )
    return db.execute(sql, (" OR ".join(text(needs, at).split()),)).fetchall()


def bm25s(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """BM25 with a weight mask as filter; no vectors, all in memory."""
    import bm25s as engine

    words, counts, edges = offers.words.tolist(), offers.counts.tolist(), offers.edges.tolist()
    with measure.timed(row, "build"):
        ids = [
            [word for word, count in zip(words[a:b], counts[a:b], strict=True) for _ in range(count)]
            for a, b in pairwise(edges)
        ]
        vocabulary = {word: number for number, word in enumerate(ours.WORD)}
        model = engine.BM25()
        model.index(engine.tokenization.Tokenized(ids=ids, vocab=vocabulary), show_progress=False)
    del ids, words, counts

    def ask(at: int) -> object:
        tokens = list(ours.words(needs, at))
        mask = passing(offers, asks[at]).astype(np.float32)
        return model.retrieve([tokens], k=TOP, show_progress=False, weight_mask=mask)

    measure.each(row, "query", [lambda at=at: ask(at) for at in range(len(asks))])
    model.save(folder)
    row["work"] = "BM25 + filter"


def faiss_flat(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """Exact vectors under a filter; no terms."""
    import faiss

    index = faiss.IndexFlatIP(offers.vectors.shape[1])
    with measure.timed(row, "build"):
        for at in range(0, len(offers), 50_000):
            index.add(np.asarray(offers.vectors[at : at + 50_000], np.float32))

    def ask(at: int) -> object:
        bits = np.packbits(passing(offers, asks[at]), bitorder="little")
        only = faiss.IDSelectorBitmap(bits)
        vector = np.asarray(needs.vectors[at : at + 1], np.float32)
        return index.search(vector, TOP, params=faiss.SearchParameters(sel=only))

    measure.each(row, "query", [lambda at=at: ask(at) for at in range(len(asks))])
    folder.mkdir()
    faiss.write_index(index, str(folder / "flat.faiss"))
    row["work"] = "vectors + filter"


def faiss_ivf(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """Approximate vectors, all needs with all offers; no terms. A slice of the needs, scaled up."""
    import faiss

    dim, lists = offers.vectors.shape[1], max(16, 2 * int(len(offers) ** 0.5))
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dim), dim, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    with measure.timed(row, "build"):
        index.train(np.asarray(offers.vectors[: 40 * lists], np.float32))
        for at in range(0, len(offers), 50_000):
            index.add(np.asarray(offers.vectors[at : at + 50_000], np.float32))
    index.nprobe = max(8, lists * 24_000 // len(offers))
    some = np.asarray(needs.vectors[:2_000], np.float32)
    with measure.timed(row, "slice"):
        index.search(some, TOP)
    row["batch_cpu_min"] = row.pop("slice_cpu_s") / 60 * len(needs) / len(some)  # type: ignore[operator]
    row["work"] = "vectors, batch"


def gemm(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """All needs with all offers by blocked matrix products; no terms. A slice, scaled up."""
    some = np.asarray(needs.vectors[:500], np.float32)
    best = np.full((len(some), TOP), -1, np.float32)
    with measure.timed(row, "slice"):
        for at in range(0, len(offers), 10_000):
            block = some @ np.asarray(offers.vectors[at : at + 10_000], np.float32).T
            best = -np.partition(-np.hstack([best, block]), TOP - 1, axis=1)[:, :TOP]
    row["batch_cpu_min"] = row.pop("slice_cpu_s") / 60 * len(needs) / len(some)  # type: ignore[operator]
    row["work"] = "vectors, batch, exact"


PEERS = {one.__name__: one for one in (tantivy, fts5, bm25s, faiss_flat, faiss_ivf, gemm)}
