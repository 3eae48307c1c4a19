"""``rongtong learn``: weights from graded pairs, kept only when they help."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rongtong_match.cli import options as ask
from rongtong_match.cli.options import about

if TYPE_CHECKING:
    from rongtong_match.cli.inputs import Asked
    from rongtong_match.cli.judgments import Graded
    from rongtong_match.cli.terminal import Terminal
    from rongtong_match.rank.learn import Judgment, Learned
    from rongtong_match.rank.options import Options

REFUSED = 3
"""Exit code when the weights do not help: nothing is written."""
SHOWN = 5

Judgments = Annotated[Path, typer.Argument(metavar="JUDGMENTS", help=about("judgments"), show_default=False)]
NeedsFile = Annotated[Path, typer.Option("--needs", metavar="FILE", help=about("needs"))]
OffersFile = Annotated[Path, typer.Option("--offers", metavar="FILE", help=about("offers"))]
WeightsOut = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help=about("weights_out"))]


def learn(
    judgments: Judgments,
    needs: NeedsFile,
    offers: OffersFile,
    out: WeightsOut,
    weights: ask.WeightsFile = None,
    needs_mapping: ask.NeedsMapping = None,
    offers_mapping: ask.OffersMapping = None,
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
    from rongtong_match.cli.stopping import stopping
    from rongtong_match.cli.terminal import Terminal

    terminal = Terminal(ask.language_of(lang), quiet)
    with stopping(terminal, debug=debug):
        from rongtong_match.rank.options import Options

        mappings = needs_mapping, offers_mapping
        asked = Asked(needs, offers, None, *mappings, weights, encoder, None, ask.jobs_of(jobs))
        _learn(terminal, judgments, asked, Options(ask.today_of(today), seed=seed), out)


def _learn(terminal: Terminal, path: Path, asked: Asked, options: Options, out: Path) -> None:
    from rongtong_match.cli.inputs import load_weights, open_asked, read_both
    from rongtong_match.cli.judgments import read_judgments
    from rongtong_match.cli.progress import Phases
    from rongtong_match.rank.learn import gather, learn
    from rongtong_match.rank.pipeline import matcher

    with Phases(terminal) as phases:
        graded = read_judgments(path)
        weights = load_weights(asked.weights)
        needs, offers = read_both(asked, options.today, phases)
        encoder = open_asked(asked, phases)
        ready = matcher(needs.records, offers.records, options, encoder, weights, phases)
        _, unknown = gather(ready, graded.judgments)
        phases("learn", 0, 1)
        learned = learn(ready, graded.judgments, options.seed)
        phases("learn", 1, 1)
    _left_out(terminal, path.name, graded, unknown)
    _outcome(terminal, learned, out)


def _left_out(terminal: Terminal, file: str, graded: Graded, unknown: Sequence[Judgment]) -> None:
    terminal.say(terminal.t("learn.read", file=file, count=len(graded.judgments)), "bold")
    if graded.bad:
        rows = terminal.listed(map(str, graded.bad[:SHOWN]))
        terminal.warn(terminal.t("learn.bad_rows", count=len(graded.bad), rows=rows))
    if unknown:
        pairs = terminal.listed(f"{one.need_id} {one.offer_id}" for one in unknown[:SHOWN])
        terminal.warn(terminal.t("learn.unknown", count=len(unknown), pairs=pairs))


def _outcome(terminal: Terminal, learned: Learned, out: Path) -> None:
    from rongtong_match.cli.writing import writing
    from rongtong_match.messages import say
    from rongtong_match.rank.records import put_whole
    from rongtong_match.rank.weights import dump

    terminal.say(say(learned.reason, terminal.language), "green" if learned.accepted else "yellow")
    if not learned.accepted:
        terminal.say(terminal.t("learn.unwritten", path=str(out)))
        raise typer.Exit(REFUSED)
    before, after = f"{learned.mrr_before:.3f}", f"{learned.mrr_after:.3f}"
    terminal.say(terminal.t("learn.mrr", before=before, after=after))
    with writing(out):
        put_whole(out, [dump(learned.weights).encode()])
    terminal.say(terminal.t("learn.written", path=str(out)), "bold green")
