"""The page: templates, style and script joined into one file that loads nothing and trusts no record.

Every text is escaped by the template engine; the policy in the page's head lets only our own style and
script run, by their digests (CSP level 3), so that even a slip in escaping could not run anything.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from rongtong_match.messages import Language
from rongtong_match.report import figures, sections
from rongtong_match.report.book import Book
from rongtong_match.report.cards import groups
from rongtong_match.report.wording import number
from rongtong_match.results import Run

_SCRIPT_TEXTS = (
    "compare",
    "compare.add",
    "compare.full",
    "compare.clear",
    "compare.close",
    "compare.remove",
    "compare.differs",
    "compare.title",
    "compare.need",
    "compare.level",
    "compare.reason",
    "compare.open",
    "checks",
    "facts",
    "parts",
    "fact.organisation",
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def render(run: Run, *, language: Language = "zh", title: str | None = None) -> str:
    """The whole report as one HTML text. Same run, same text."""
    book = Book(run, language)
    needs = groups(book)
    style, script = asset("report.css") + _bar_rules(), asset("report.js")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            t=book.words.t,
            language=language,
            title=title or book.words.t("title"),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(style, script),
            texts={key: book.words.t(key) for key in _SCRIPT_TEXTS} | _patterns(book),
            today=run.settings.today.isoformat(),
            figures=figures.figures(book, needs),
            honest=figures.honest(book),
            groups=needs,
            fields=tuple(sorted({field for group in needs for card in group.cards for field in card.fields})),
            unserved=sections.unserved(book),
            questions=sections.questions(book),
            duplicates=sections.duplicates(book),
            teams=tuple(sections.team_view(book, team) for team in run.teams),
            allocation=sections.allocation(book),
            offers=(offers := sections.offers(book)),
            absent=number(len(run.offers) - len(offers)),
            reverse=bool(run.reverse),
            settings=figures.settings(book),
            short=book.short,
            left_out=[number(count) for count in book.left_out] if any(book.left_out) else [],
        )
    )


def policy(style: str, script: str) -> str:
    """The content security policy: nothing but this very style and this very script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def clean(value: object) -> object:
    """Text without what HTML forbids or what turns the reading direction of its surroundings."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _DIRECTION.sub("", _CONTROL.sub("\ufffd", value))


@cache
def asset(name: str) -> str:
    """The text of one of our own style, script or template files."""
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The template engine: everything escaped, an unknown name is an error, every value cleaned."""
    return Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _patterns(book: Book) -> dict[str, str]:
    return {
        "filter.count": book.words.t("filter.count", shown="{shown}", all="{all}"),
        "compare.selected": book.words.t("compare.selected", count="{count}"),
    }


def _bar_rules() -> str:
    """Widths as classes: the policy forbids style attributes."""
    widths = "".join(f".w{n}{{width:{n}%}}.s{n}{{margin-left:{n}%}}" for n in range(101))
    return f"@media all{{{widths}}}"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
