"""``rongtong index``: a kept collection of offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rongtong_match.cli import options as ask
from rongtong_match.cli.options import about

if TYPE_CHECKING:
    from rongtong_match.cli.progress import Phases
    from rongtong_match.text.encoders import Encoder

index = typer.Typer(help=about("index"), no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(metavar="INDEX", help=about("index_folder"), show_default=False)]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help=about("ids"), show_default=False)]
KeptEncoder = Annotated[str | None, typer.Option("--encoder", metavar="SPEC", help=about("encoder_kept"))]


@index.command(help=about("index.add"))
def add(
    folder: Folder,
    offers: ask.Offers,
    encoder: KeptEncoder = None,
    offers_mapping: ask.OffersMapping = None,
    today: ask.Today = None,
    lang: ask.Lang = None,
    jobs: ask.Jobs = None,
    quiet: ask.Quiet = False,
    debug: ask.Debug = False,
) -> None:
    """See ``messages/cli_help.py``."""
    from rongtong_match.cli.stopping import stopping
    from rongtong_match.cli.terminal import Terminal

    terminal = Terminal(ask.language_of(lang), quiet)
    with stopping(terminal, debug=debug):
        from rongtong_match.cli.columns import show_columns, show_faults
        from rongtong_match.cli.progress import Phases
        from rongtong_match.cli.writing import writing
        from rongtong_match.rank.library import Library
        from rongtong_match.tables import Mapping, read_offers

        mapping = Mapping.from_file(offers_mapping) if offers_mapping is not None else None
        loaded = read_offers(offers, mapping=mapping, today=ask.today_of(today))
        show_columns(terminal, loaded, "offer")
        show_faults(terminal, loaded, None)
        with Phases(terminal) as phases, writing(folder):
            opened, spec = open_kept(folder, encoder, phases, ask.jobs_of(jobs))
            with Library(folder, opened, spec, writable=True) as library:
                new = library.add(loaded.records, phases)
                size = len(library)
        replaced = len(loaded.records) - new
        terminal.say(terminal.t("index.added", new=new, replaced=replaced, size=size), "bold")


def open_kept(folder: Path, asked: str | None, phases: Phases, jobs: int) -> tuple[Encoder, str]:
    """The encoder that the index was made with, or for a new one the one asked for, and its name."""
    from rongtong_match.cli.stopping import StopError
    from rongtong_match.rank.library import encoder_spec, speaks
    from rongtong_match.text.encoders import open_encoder

    kept = encoder_spec(folder)
    if asked not in (None, "auto", kept) and kept:
        raise StopError("other_encoder", path=str(folder), kept=kept, wanted=str(asked))
    spec = kept or asked or "auto"
    encoder = open_encoder(spec, workers=jobs, progress=phases.encoding)
    # What "auto" meant when the index was made must not change with what is installed later.
    return encoder, ("e5" if speaks(encoder) else "none") if spec == "auto" else spec


@index.command(help=about("index.remove"))
def remove(
    folder: Folder, ids: Ids, lang: ask.Lang = None, quiet: ask.Quiet = False, debug: ask.Debug = False
) -> None:
    """See ``messages/cli_help.py``."""
    from rongtong_match.cli.stopping import stopping
    from rongtong_match.cli.terminal import Terminal

    terminal = Terminal(ask.language_of(lang), quiet)
    with stopping(terminal, debug=debug):
        from rongtong_match.cli.writing import writing
        from rongtong_match.rank.library import Library

        with writing(folder), Library(folder, writable=True) as library:
            unknown = [one for one in dict.fromkeys(ids) if one not in library]
            gone, size = library.remove(ids), len(library)
        if unknown:
            terminal.warn(terminal.t("index.unknown", ids=terminal.listed(unknown)))
        terminal.say(terminal.t("index.removed", gone=gone, size=size), "bold")


@index.command(help=about("index.info"))
def info(folder: Folder, lang: ask.Lang = None, debug: ask.Debug = False) -> None:
    """See ``messages/cli_help.py``."""
    from rongtong_match.cli.stopping import stopping
    from rongtong_match.cli.terminal import Terminal

    terminal = Terminal(ask.language_of(lang))
    with stopping(terminal, debug=debug):
        from rongtong_match.rank.library import Library, encoder_spec

        with Library(folder) as library:
            size, space = len(library), library.space
        used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1_000_000
        spec = encoder_spec(folder)
        terminal.show(terminal.t("index.info", size=size, encoder=spec, space=space, used=f"{used:.1f}"))
