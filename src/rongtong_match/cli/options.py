"""Options that several commands share, their help in both languages."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rongtong_match.messages import LANGUAGES, Language, cli, cli_help
from rongtong_match.types import Level

MOST_JOBS = 4


def about(code: str) -> str:
    """The help text ``cli.help.<code>``, in the language that ``--lang`` or RONGTONG_LANG asks for."""
    # Help is made before options are read, so its language is looked for in the words themselves.
    words = " ".join(sys.argv[1:]).replace("=", " ").split()
    asked = words[words.index("--lang") + 1 :][:1] if "--lang" in words else []
    return cli_help.MESSAGES[f"cli.help.{code}"][LANGUAGES.index(language_of(*asked))]


def language_of(given: str | None = None) -> Language:
    """``--lang``, else ``RONGTONG_LANG``, else Chinese. Never the locale: equal input, equal output."""
    wanted = given or os.environ.get("RONGTONG_LANG", "")
    return "en" if wanted.lower().startswith("en") else "zh"


def _level(text: str | Level) -> Level:
    if isinstance(text, Level):
        return text
    word = text.strip().upper()
    if word in Level.__members__:
        return Level[word]
    if word in {"1", "2", "3", "4"}:
        return Level(int(word))
    raise typer.BadParameter(" ".join(cli.MESSAGES["cli.stop.level"]))


def _day(text: str | date) -> date:
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(" ".join(cli.MESSAGES["cli.stop.day"])) from error


def _language(text: str | None) -> str | None:
    if text not in (None, "zh", "en"):
        raise typer.BadParameter(" ".join(cli.MESSAGES["cli.stop.language"]))
    return text


def today_of(given: date | None) -> date:
    """``--today``, else the real one: the only look at the clock that decides anything."""
    return given or date.today()  # noqa: DTZ011 - the day on the user's own calendar is what is meant


def jobs_of(given: int | None) -> int:
    """``--jobs``, else the number of processors, at most four."""
    return given or min(MOST_JOBS, os.cpu_count() or 1)


Needs = Annotated[Path, typer.Argument(metavar="NEEDS", help=about("needs"), show_default=False)]
Offers = Annotated[Path, typer.Argument(metavar="OFFERS", help=about("offers"), show_default=False)]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help=about("out"))]
Top = Annotated[int, typer.Option("--top", metavar="N", min=1, max=10_000, help=about("top"))]
MinLevel = Annotated[
    Level, typer.Option("--min-level", parser=_level, metavar="LEVEL", help=about("min_level"))
]
Capacity = Annotated[int | None, typer.Option("--capacity", metavar="N", min=1, help=about("capacity"))]
BothWays = Annotated[bool, typer.Option("--both-ways", help=about("both_ways"))]
WeightsFile = Annotated[Path | None, typer.Option("--weights", metavar="FILE", help=about("weights"))]
EncoderSpec = Annotated[str, typer.Option("--encoder", metavar="SPEC", help=about("encoder"))]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help=about("seed"))]
Explain = Annotated[
    tuple[str, str] | None, typer.Option("--explain", metavar="NEED OFFER", help=about("explain"))
]
NeedsMapping = Annotated[
    Path | None, typer.Option("--needs-mapping", metavar="FILE", help=about("needs_mapping"))
]
OffersMapping = Annotated[
    Path | None, typer.Option("--offers-mapping", metavar="FILE", help=about("offers_mapping"))
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", callback=_language, help=about("lang"))]
Today = Annotated[
    date | None, typer.Option("--today", parser=_day, metavar="YYYY-MM-DD", help=about("today"))
]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, max=64, help=about("jobs"))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=about("quiet"))]
Debug = Annotated[bool, typer.Option("--debug", help=about("debug"))]
