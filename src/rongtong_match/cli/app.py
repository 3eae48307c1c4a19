"""The tree of commands. What a command needs is imported when it runs, so that help comes at once."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rongtong_match.cli.index import index
from rongtong_match.cli.learn import learn
from rongtong_match.cli.match import match
from rongtong_match.cli.options import about
from rongtong_match.cli.search import search

app = typer.Typer(
    name="rongtong",
    help=about("app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(help=about("match"))(match)
app.command(help=about("learn"))(learn)
app.add_typer(index, name="index")
app.command(help=about("search"))(search)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"rongtong {version('rongtong')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=about("version"))
    ] = False,
) -> None: ...


def main() -> None:
    """The entry point ``rongtong``. Exit codes: 0 done, 1 unexpected, 2 bad input or usage,
    3 weights that do not help, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese gets question marks, never a crash.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    app()
