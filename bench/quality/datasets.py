"""What is measured: pools of judged pairs, searches with known answers, labelled texts.

Public data lies in the folder named by ``RONGTONG_BENCH_DATA``, else in ``shared/data`` beside the checkout;
what is not there is left out. Our own sample is always there.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rongtong_match.tables import read_needs, read_offers
from rongtong_match.types import Need, Offer

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 1)
"""No clock in a benchmark: deadlines of the sample are compared with this day."""
Levels = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Pool:
    """Needs and offers of which some pairs are judged 1-4: need id -> offer id -> level."""

    name: str
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    levels: Levels


@dataclass(frozen=True)
class Search:
    """Questions, texts, and which texts (row numbers) answer which. ``skip_self``: row i is not for i."""

    name: str
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    answers: tuple[frozenset[int], ...]
    skip_self: bool = False


@dataclass(frozen=True)
class Labelled:
    """Texts with labels to learn from, and others to be told."""

    name: str
    known: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]


def folder() -> Path | None:
    """Where the public data lies, if anywhere."""
    named = os.environ.get("RONGTONG_BENCH_DATA")
    place = Path(named) if named else ROOT.parent / "shared" / "data"
    return place if place.is_dir() else None


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def judgments(path: Path) -> Levels:
    """Lines of need, offer and level, tab-separated; a heading and unreadable lines are passed over."""
    found: Levels = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, delimiter="\t" if path.suffix != ".csv" else ","):
            if len(row) >= 3 and row[2].strip() in ("1", "2", "3", "4"):
                found.setdefault(row[0].strip(), {})[row[1].strip()] = int(row[2])
    return found


def given(name: str, judged: Path, needs: Path, offers: Path) -> Pool:
    """A pool from any files the product reads. Raises ValueError if a judged record is not there."""
    found = Pool(
        name,
        read_needs(needs, today=TODAY).records,
        read_offers(offers, today=TODAY).records,
        judgments(judged),
    )
    missing = set(found.levels) - {need.id for need in found.needs}
    missing |= {o for row in found.levels.values() for o in row} - {offer.id for offer in found.offers}
    if missing:
        raise ValueError(f"{len(missing)} judged records are not in the lists, first {sorted(missing)[:5]}")
    return found


def sample() -> Pool:
    """Our own needs and offers."""
    place = ROOT / "samples"
    return given("sample", place / "judgments.tsv", place / "needs.xlsx", place / "offers.xlsx")


def need_offer_pool(data: Path) -> Pool:
    """Real needs against patents and papers. Keywords of papers stay hidden: another task asks for them."""
    needs = tuple(
        Need(row["id"], row["demand_title"], row["demand_detail"])
        for row in rows(data / "hiresearch_demands" / "demands_clean.jsonl")
    )
    patents = [
        Offer("p-" + row["id"][:10], row["title"], row["abstract"], organisation=row["assignee"])
        for row in rows(data / "patents_bdci2022" / "train_plus_pseudo.jsonl")
    ]
    papers = [Offer("c-" + row["id"], row["title"], row["abstract"]) for row in _papers(data)]
    judged = judgments(data / "need_offer_pool" / "judgments.tsv")
    return Pool("need_offer_pool", needs, (*patents, *papers), judged)


def csl_absent_keywords(data: Path) -> Search:
    """The keywords a paper's title and abstract do not contain -> its abstract among 2,000."""
    papers = _papers(data)
    asked = [(row, absent) for row, paper in enumerate(papers) if (absent := _absent(paper))]
    return Search(
        "csl_absent_keywords",
        tuple(Need(f"q-{row:04d}", " ".join(absent)) for row, absent in asked),
        tuple(Offer(paper["id"], "", paper["abstract"]) for paper in papers),
        tuple(frozenset([row]) for row, _ in asked),
    )


def csl_title_discipline(data: Path) -> Search:
    """A paper's title -> other titles of its discipline (67)."""
    papers = _papers(data)
    same: dict[str, set[int]] = {}
    for row, paper in enumerate(papers):
        same.setdefault(paper["discipline"], set()).add(row)
    return Search(
        "csl_title_discipline",
        tuple(Need(paper["id"], paper["title"]) for paper in papers),
        tuple(Offer(paper["id"], paper["title"]) for paper in papers),
        tuple(frozenset(same[paper["discipline"]] - {row}) for row, paper in enumerate(papers)),
        skip_self=True,
    )


def sbir_needs_awards(data: Path) -> Search:
    """A US agency's topic -> the award it led to. Titles stay hidden: the links were made from them."""
    place = data / "sbir_needs_awards"
    awards = rows(place / "awards.jsonl")
    where = {award["id"]: row for row, award in enumerate(awards)}
    links: dict[str, set[int]] = {}
    for line in (place / "qrels.tsv").read_text("utf-8").splitlines():
        topic, award = line.split("\t")[:2]
        links.setdefault(topic, set()).add(where[award])
    topics = [topic for topic in rows(place / "topics.jsonl") if topic["id"] in links]
    return Search(
        "sbir_needs_awards",
        tuple(Need(topic["id"], "", topic["description"]) for topic in topics),
        tuple(Offer(award["id"], "", award["abstract"]) for award in awards),
        tuple(frozenset(links[topic["id"]]) for topic in topics),
    )


def csldcp(data: Path) -> Labelled:
    """Abstracts with their discipline (67)."""
    place = data / "fewclue_csldcp"
    known = rows(place / "train_few_all.json") + rows(place / "dev_few_all.json")
    asked = rows(place / "test_public.json")
    return Labelled(
        "fewclue_csldcp",
        tuple((row["content"], row["label"]) for row in known),
        tuple((row["content"], row["label"]) for row in asked),
    )


SEARCHES: tuple[Callable[[Path], Search], ...] = (
    csl_absent_keywords,
    csl_title_discipline,
    sbir_needs_awards,
)


def _papers(data: Path) -> list[dict[str, Any]]:
    return rows(data / "csl" / "csl_full_2000.jsonl")


def _absent(paper: dict[str, Any]) -> list[str]:
    text = (paper["title"] + paper["abstract"]).lower()
    return [word for word in paper["keywords"] if word.lower() not in text]
