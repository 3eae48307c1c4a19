"""``rongtong match``: two lists in, a folder of results out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rongtong_match.cli import options as ask
from rongtong_match.types import Level

if TYPE_CHECKING:
    from rongtong_match.cli.inputs import Asked
    from rongtong_match.cli.progress import Phases
    from rongtong_match.cli.terminal import Terminal
    from rongtong_match.rank.options import Options
    from rongtong_match.tables import Loaded
    from rongtong_match.text.encoders import Encoder
    from rongtong_match.types import Need, Offer, Weights


def match(
    needs: ask.Needs,
    offers: ask.Offers,
    out: ask.Out = None,
    top: ask.Top = 10,
    min_level: ask.MinLevel = Level.WEAK,
    capacity: ask.Capacity = None,
    both_ways: ask.BothWays = False,
    explain: ask.Explain = None,
    needs_mapping: ask.NeedsMapping = None,
    offers_mapping: ask.OffersMapping = None,
    weights: ask.WeightsFile = None,
    encoder: ask.EncoderSpec = "auto",
    today: ask.Today = None,
    lang: ask.Lang = None,
    jobs: ask.Jobs = None,
    seed: ask.Seed = 0,
    quiet: ask.Quiet = False,
    debug: ask.Debug = False,
) -> None:
    """See ``messages/cli_help.py``."""
    from rongtong_match.cli.inputs import Asked
    from rongtong_match.cli.stopping import StopError, stopping
    from rongtong_match.cli.terminal import Terminal

    terminal = Terminal(ask.language_of(lang), quiet)
    with stopping(terminal, debug=debug, writes=out is not None):
        if out is None and explain is None:
            raise StopError("no_out")
        from rongtong_match.rank.options import Options

        mappings = needs_mapping, offers_mapping
        asked = Asked(needs, offers, out, *mappings, weights, encoder, explain, ask.jobs_of(jobs))
        chosen = Options(ask.today_of(today), top, min_level, capacity, both_ways, seed)
        _run(terminal, asked, chosen)


def _run(terminal: Terminal, asked: Asked, options: Options) -> None:
    from contextlib import ExitStack

    from rongtong_match.cli.delivery import check_place, delivered
    from rongtong_match.cli.inputs import load_weights, open_asked, read_both, show_both
    from rongtong_match.cli.progress import Phases

    with ExitStack() as stack:
        stage = None
        if asked.out is not None:
            check_place(asked.out, (asked.needs, asked.offers))
            stage = stack.enter_context(delivered(asked.out))
        weights = load_weights(asked.weights)
        with Phases(terminal) as phases:
            needs, offers = read_both(asked, options.today, phases)
        show_both(terminal, needs, offers, written=asked.out is not None)
        with Phases(terminal) as phases:
            encoder = open_asked(asked, phases)
            if stage is not None:
                files = _write(terminal, stage, (needs, offers), options, encoder, weights, phases)
        if asked.explain is not None:
            _explain(terminal, (needs, offers), options, encoder, weights, asked.explain)
    if asked.out is not None:
        from rongtong_match.cli.summary import show_files

        show_files(terminal, asked.out, files)


def _write(
    terminal: Terminal,
    stage: Path,
    read: tuple[Loaded[Need], Loaded[Offer]],
    options: Options,
    encoder: Encoder,
    weights: Weights | None,
    phases: Phases,
) -> list[str]:
    """Matches and writes everything into ``stage``; returns the names of the files."""
    from rongtong_match.cli.summary import show_summary
    from rongtong_match.cli.writing import writing
    from rongtong_match.rank.pipeline import match as find
    from rongtong_match.report import write_report
    from rongtong_match.tables import mapping_text, write_run

    needs, offers = read
    run = find(needs.records, offers.records, options, encoder, weights, phases)
    with writing(stage.parent):
        phases("write", 0, 2)
        write_run(run, needs, offers, stage, language=terminal.language)
        phases("write", 1, 2)
        write_report(run, stage, language=terminal.language)
        for side, loaded in (("need", needs), ("offer", offers)):
            text = mapping_text(loaded.sheets, side, terminal.language)
            (stage / f"{side}s_columns.toml").write_text(text, "utf-8", newline="\n")
        phases("write", 2, 2)
    show_summary(terminal, run)
    return sorted(path.name for path in stage.iterdir())


def _explain(
    terminal: Terminal,
    read: tuple[Loaded[Need], Loaded[Offer]],
    options: Options,
    encoder: Encoder,
    weights: Weights | None,
    pair: tuple[str, str],
) -> None:
    from rongtong_match.cli.explained import explain_pair
    from rongtong_match.rank.pipeline import matcher

    needs, offers = read
    explain_pair(terminal, matcher(needs.records, offers.records, options, encoder, weights), *pair)
