"""What a command is given: two lists, weights, an encoder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rongtong_match.cli.progress import Phases
    from rongtong_match.cli.terminal import Terminal
    from rongtong_match.tables import Loaded
    from rongtong_match.text.encoders import Encoder
    from rongtong_match.types import Need, Offer, Weights


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for, besides the options of the ranking itself."""

    needs: Path
    offers: Path
    out: Path | None
    needs_mapping: Path | None
    offers_mapping: Path | None
    weights: Path | None
    encoder: str
    explain: tuple[str, str] | None
    jobs: int


def load_weights(path: Path | None) -> Weights | None:
    """The weights of a file; None: the default ones. Raises ``WeightsError``."""
    from rongtong_match.rank.weights import load

    return load(path) if path is not None else None


def open_asked(asked: Asked, phases: Phases) -> Encoder:
    """The encoder that was asked for. Raises ``EncoderError``."""
    from rongtong_match.text.encoders import open_encoder

    return open_encoder(asked.encoder, workers=asked.jobs, progress=phases.encoding)


def read_both(asked: Asked, today: date, phases: Phases) -> tuple[Loaded[Need], Loaded[Offer]]:
    """Both lists. Raises ``UnreadableFile``."""
    from rongtong_match.tables import Mapping, read_needs, read_offers

    def mapping(path: Path | None) -> Mapping | None:
        return Mapping.from_file(path) if path is not None else None

    phases("read", 0, 2)
    needs = read_needs(asked.needs, mapping=mapping(asked.needs_mapping), today=today)
    phases("read", 1, 2)
    offers = read_offers(asked.offers, mapping=mapping(asked.offers_mapping), today=today)
    phases("read", 2, 2)
    return needs, offers


LARGE = 150_000
"""Records from which a run takes minutes and gigabytes, so that it is told beforehand."""
_KB_A_RECORD = 17
"""Measured with 300,000 and short texts; details of a page take more."""


def show_both(terminal: Terminal, needs: Loaded[Need], offers: Loaded[Offer], *, written: bool) -> None:
    """How both were understood and what is to mend; ``written``: the checked copies will be there."""
    from rongtong_match.cli.columns import show_columns, show_faults

    for side, loaded in (("need", needs), ("offer", offers)):
        show_columns(terminal, loaded, side)
        suffix = "csv" if loaded.source.kind == "csv" else "xlsx"
        show_faults(terminal, loaded, f"{side}s_checked.{suffix}" if written else None)
    count = len(needs.records) + len(offers.records)
    if count > LARGE:
        terminal.warn(terminal.t("large", count=count, size=round(count * _KB_A_RECORD / 1_000_000)))
