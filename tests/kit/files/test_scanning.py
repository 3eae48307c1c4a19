from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile

from rongtong.kit.audit.models import Entry
from rongtong.kit.files import keep
from rongtong.kit.files.jobs import scan
from rongtong.kit.files.models import File, Scan
from rongtong.kit.files.scanning import ScanFailed
from rongtong.kit.jobs.models import Job
from rongtong.lib.actor import SYSTEM
from tests.kit.files.conftest import AT, PDF

RUN = SimpleNamespace(actor=SYSTEM, at=datetime.now(UTC))


def harmless(path: Path) -> bool:
    """A scanner in Python."""
    return b"EVIL" not in path.read_bytes()


def uploaded(actor, content=PDF) -> File:
    return keep(ContentFile(content, "a.pdf"), purpose="tests.own", actor=actor, at=AT)


def test_without_a_scanner_the_page_says_so(actor):
    assert uploaded(actor).get_scan_display() == "未扫描" or uploaded(actor).scan == Scan.NONE
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("hook", "found"),
    [
        ("sh -c 'exit 0'", Scan.CLEAN),
        ("sh -c 'exit 1'", Scan.INFECTED),
        (f"python:{__name__}.harmless", Scan.CLEAN),
    ],
)
def test_the_answer_is_kept(actor, settings, hook, found):
    settings.FILE_SCAN = hook
    file = uploaded(actor)
    assert file.scan == Scan.WAITING
    scan(RUN, **Job.objects.get(name="files.scan").arguments)
    file.refresh_from_db()
    assert (file.scan, file.scanned_at) == (found, RUN.at)
    assert Entry.objects.get(verb="files.scanned").data["found"] == found


@pytest.mark.parametrize("hook", ["sh -c 'exit 2'", "no-such-scanner"])
def test_without_an_answer_it_is_held_back_and_tried_again(actor, settings, hook):
    settings.FILE_SCAN = hook
    file = uploaded(actor)
    with pytest.raises(ScanFailed):
        scan(RUN, file=file.pk)
    file.refresh_from_db()
    assert file.scan == Scan.FAILED
    settings.FILE_SCAN = "true"
    scan(RUN, file=file.pk)
    file.refresh_from_db()
    assert file.scan == Scan.CLEAN
