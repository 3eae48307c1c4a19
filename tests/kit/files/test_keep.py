import hashlib
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from rongtong.kit.audit.models import Entry
from rongtong.kit.files import FileRefused, keep, remove, store
from rongtong.kit.files.jobs import sweep
from rongtong.kit.files.models import File, Usage
from tests.kit.files.conftest import AT, PDF


def lying() -> list[str]:
    later = datetime.now(UTC) + timedelta(days=1)
    return [path.name for path, _kept in store.lying(later)]


def test_a_file_is_kept_with_its_digests_and_a_trace(kept, actor):
    assert store.place(kept.token).read_bytes() == PDF
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (kept.name, kept.form, kept.size, len(kept.sm3)) == ("证明.pdf", "pdf", len(PDF), 64)
    entry = Entry.objects.get(verb="files.kept")
    assert (entry.actor, entry.data["sha256"]) == (actor.id, kept.sha256)
    assert "证明" not in str(entry.as_data())


def test_only_the_owner_of_the_folder_may_read_it(kept):
    assert store.place(kept.token).stat().st_mode & 0o077 == 0


def test_the_same_content_is_one_file(kept, ticket, actor):
    again = keep(ContentFile(PDF, "x.pdf"), purpose="tests.evidence", about=ticket, actor=actor, at=AT)
    assert again.pk == kept.pk
    assert lying() == [kept.token]
    assert Usage.objects.get().size == len(PDF)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"%PDF-" + b"x" * 1_000 + b"%%EOF", "large.pdf", "file.large"),
        (b"plain text", "text.pdf", "file.kind"),
        (b"<script>alert(1)</script>", "picture.png", "file.kind"),
        (b"", "empty.pdf", "file.empty"),
    ],
)
def test_what_is_refused_leaves_nothing(ticket, actor, content, name, code):
    with pytest.raises(FileRefused) as fault:
        keep(ContentFile(content, name), purpose="tests.evidence", about=ticket, actor=actor, at=AT)
    assert fault.value.code == code
    assert (File.objects.count(), Usage.objects.count(), Entry.objects.count(), lying()) == (0, 0, 0, [])


def test_room_runs_out_and_comes_back(ticket, actor):
    def one(number: int) -> File:
        content = PDF.replace(b"\n", b"\n%" + b"x" * 600 + str(number).encode() + b"\n", 1)
        return keep(ContentFile(content, "a.pdf"), purpose="tests.evidence", about=ticket, actor=actor, at=AT)

    made = [one(number) for number in range(3)]
    with pytest.raises(FileRefused) as fault:
        one(3)
    assert fault.value.code == "file.quota"
    remove(file=made[0], actor=actor, at=AT)
    assert one(3).size == made[0].size


@pytest.mark.django_db(transaction=True)
def test_two_at_once_cannot_both_have_the_last_room(ticket, actor):
    outcomes = []

    def upload(number: int) -> None:
        content = PDF.replace(b"\n", b"\n%" + b"x" * 900 + str(number).encode() + b"\n", 1)
        try:
            keep(ContentFile(content, "a.pdf"), purpose="tests.evidence", about=ticket, actor=actor, at=AT)
            outcomes.append("kept")
        except FileRefused as fault:
            outcomes.append(fault.code)
        finally:
            connection.close()

    threads = [Thread(target=upload, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["file.quota", "file.quota", "kept", "kept"]
    assert Usage.objects.get().size == sum(File.objects.values_list("size", flat=True))


@pytest.mark.django_db(transaction=True)
def test_removal_takes_content_and_name_and_leaves_a_trace(kept, actor):
    assert remove(file=kept, actor=actor, at=AT, reason="wrong one")
    kept.refresh_from_db()
    assert (kept.name, kept.removed_at, Usage.objects.get().size, lying()) == ("", AT, 0, [])
    assert Entry.objects.get(verb="files.removed").reason == "wrong one"
    assert not remove(file=kept, actor=actor, at=AT)


def test_an_action_that_fails_later_keeps_no_row(ticket, actor):
    from rongtong.kit.audit import action

    @action
    def both(*, actor, at):
        keep(ContentFile(PDF, "a.pdf"), purpose="tests.evidence", about=ticket, actor=actor, at=at)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        both(actor=actor, at=AT)
    assert (File.objects.count(), Usage.objects.count()) == (0, 0)


class Attempt:
    """What a job's function needs of its run."""

    at = datetime.now(UTC) + timedelta(hours=25)

    def progress(self, done, total=None, sentence=""):
        """Nobody looks."""


def test_sweeping_removes_what_has_no_row(kept):
    for path in (store.root() / "incoming" / ("a" * 32), store.place("b" * 32)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left over")
    sweep(Attempt())
    assert lying() == [kept.token]


def test_sweeping_leaves_what_is_young(kept):
    store.place("b" * 32).parent.mkdir(parents=True, exist_ok=True)
    store.place("b" * 32).write_bytes(b"just arriving")
    young = Attempt()
    young.at = datetime.now(UTC)
    sweep(young)
    assert len(lying()) == 2


@pytest.mark.parametrize("token", ["../../etc/passwd", "a" * 31, "A" * 32, "", "a" * 32 + "\n"])
def test_no_way_out_of_the_folder(token):
    with pytest.raises(ValueError, match="token"):
        store.place(token)
