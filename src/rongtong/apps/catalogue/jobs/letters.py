"""Letters read in the background, step by step: a worker that dies is followed by one that goes on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions import letters
from rongtong.apps.catalogue.jobs.documents import read_now
from rongtong.apps.catalogue.models import Letter
from rongtong.apps.catalogue.queries.letters import documents_of, lapsed
from rongtong.apps.catalogue.queries.letters import letter as found_letter
from rongtong.apps.catalogue.queries.mail import parsed
from rongtong.apps.catalogue.rules.letters import LARGEST
from rongtong.kit.jobs import Run, every, job
from rongtong.kit.jobs.run import Cancelled, HandedBack, LeaseLost
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import SYSTEM
from rongtong.lib.mailbox import take_new

TRIES = 6


@job("catalogue.read_letter", retries=TRIES - 1, backoff=20, title=_("Read a letter"))
def read_letter(run: Run, letter: int) -> None:
    """Judge it; keep its text and attachments; read them; answer. Each is done whole or not at all."""
    kept = found_letter(letter)
    if kept.state != "arrived" or kept.raw is None:
        return
    try:
        _read(kept, run)
    except (Cancelled, HandedBack, LeaseLost):
        raise
    except Exception:
        if run.attempt >= TRIES:
            letters.settle(letter=kept, step="fail", why="broken", actor=SYSTEM, at=run.at)
        raise


def _read(kept: Letter, run: Run) -> None:
    if "faults" not in run.kept:
        with run.step() as state:
            if not _unfolded(kept, run.at, state):
                return
    actor = actor_for(kept.user, at=run.at, via="job")
    for document in documents_of(kept):
        if document.state == "reading":
            read_now(document, actor, run.at, every=True)
    letters.answer(letter=kept, faults=run.kept["faults"], sheet=run.kept["sheet"], actor=SYSTEM, at=run.at)


def _unfolded(kept: Letter, at: datetime, state: dict[str, Any]) -> bool:
    """Judge a letter and keep what came with it; False when it is not read."""
    mail, by = parsed(bytes(kept.raw or b"")), {"actor": SYSTEM, "at": at}
    if not letters.judge(letter=kept, mail=mail, **by):
        return False
    found = letters.unfold(letter=kept, mail=mail, **by)
    if found is not None:
        state["faults"], state["sheet"] = found.faults, found.sheet
    return found is not None


@every(2)
@job("catalogue.fetch_mail", retries=0, title=_("Fetch letters from the mailbox"))
def fetch_mail(run: Run) -> None:
    """Take what is new in the mailbox, when one is set; each letter is kept before it is marked as seen."""
    if settings.MAIL_IN is not None:
        take_new(settings.MAIL_IN, lambda raw, size: _keep(raw, size, run.at), largest=LARGEST)


@every("daily", at="04:00")
@job("catalogue.lapse_letters", retries=1, title=_("Delete letters that nobody confirmed"))
def lapse_letters(run: Run) -> None:
    """Let those lapse that waited seven days for a click."""
    while batch := lapsed(run.at):
        for one in batch:
            letters.settle(letter=one, step="lapse", why="lapsed", actor=SYSTEM, at=run.at)


def _keep(raw: bytes, size: int, at: datetime) -> None:
    letters.receive(raw=raw, size=size, actor=SYSTEM, at=at)
