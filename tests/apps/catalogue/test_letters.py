"""A letter becomes drafts: from known addresses only, proven, answered once, nothing twice."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from rongtong.apps.catalogue.actions import letters
from rongtong.apps.catalogue.jobs.letters import lapse_letters
from rongtong.apps.catalogue.models import Document, Import, Letter, Listing
from rongtong.apps.catalogue.queries.mail import is_proven, parsed
from rongtong.apps.catalogue.rules.letters import meant
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account
from tests.factories.documents import LIST, OLD_WORD, word
from tests.factories.imports import sheet
from tests.factories.jobs import work_off, worked
from tests.factories.mail import BODY, RELAY, member, received, sent_by, written
from tests.factories.organisations import AT, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists")]


@pytest.fixture(autouse=True)
def _relay(settings: Any) -> None:
    settings.MAIL_RELAY = RELAY


PART = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"


def notices() -> list[str]:
    return list(Notice.objects.filter(name__contains="letter").values_list("name", flat=True))


def test_a_letter_of_a_member_becomes_a_draft_and_is_answered_with_its_link() -> None:
    user = member()
    letter = sent_by(user)
    draft = Listing.objects.get()
    assert (letter.state, letter.made, draft.state, draft.author) == ("read", 1, "draft", user)
    assert draft.detail == BODY
    told = Notice.objects.get(name="catalogue.letter_read")
    assert (told.user, told.link) == (user, f"/listings/{draft.pk}/read/")


def test_words_of_a_letter_go_when_it_was_read() -> None:
    letter = sent_by(member())
    assert (letter.raw, letter.subject) == (None, "")


def test_attachments_become_drafts_and_a_spreadsheet_an_import() -> None:
    letter = sent_by(member(), body="请查收附件。", files=[word(), word(LIST, name="b.docx"), sheet()])
    assert letter.made == 3
    assert Listing.objects.count() == 3
    assert Import.objects.get().state == "preview"
    assert notices() == ["catalogue.letter_sheet"]


def test_what_cannot_be_read_is_answered_with_what_to_do() -> None:
    old = SimpleUploadedFile("old.doc", OLD_WORD)
    letter = sent_by(member(), body="见附件", files=[old])
    assert (letter.state, letter.why, Listing.objects.count()) == ("read", "nothing", 0)
    assert "旧版 Word" in Notice.objects.get(name="catalogue.letter_nothing").parameters["faults"]


def test_the_same_letter_twice_makes_nothing_twice() -> None:
    user = member()
    sent_by(user)
    sent_by(user)
    assert (Letter.objects.count(), Listing.objects.count(), len(notices())) == (1, 1, 1)


def test_a_job_done_again_makes_nothing_twice() -> None:
    letter = sent_by(member())
    worked(letters_job(), letter=letter.pk)
    assert (Listing.objects.count(), len(notices())) == (1, 1)


def letters_job() -> Any:
    from rongtong.apps.catalogue.jobs.letters import read_letter

    return read_letter


def test_an_unknown_sender_is_answered_once_a_day() -> None:
    for number in ("1", "2"):
        received(written("stranger@else.test", vouched="else.test", number=number))
    assert list(Letter.objects.values_list("state", "why")) == [("refused", "unknown")] * 2
    assert notices() == ["catalogue.letter_refused"]
    Letter.objects.filter(answered_at__isnull=False).update(answered_at=AT)
    received(written("stranger@else.test", vouched="else.test", number="3"))
    assert notices() == ["catalogue.letter_refused"] * 2
    assert not Document.objects.exists()


def test_an_unknown_sender_nobody_vouches_for_is_not_answered() -> None:
    letter = received(written("victim@else.test"))
    assert (letter.state, letter.why, notices()) == ("refused", "forged", [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<a.b>"},
        {"Return_Path": "<>"},
    ],
)
def test_programs_and_lists_are_never_answered(headers: dict[str, str]) -> None:
    letter = sent_by(member(), **headers)
    assert (letter.state, letter.why) == ("ignored", "automatic")
    assert (notices(), Listing.objects.count()) == ([], 0)


def test_a_letter_nobody_vouches_for_waits_for_a_click_on_a_link_sent_to_the_address() -> None:
    user = member()
    letter = received(written(user.email))
    assert (letter.state, Document.objects.count()) == ("waiting", 0)
    told = Notice.objects.get(name="catalogue.letter_prove")
    assert told.address == user.email
    assert letters.asked_about("9999:forged") is None
    waiting = letters.asked_about(told.link.split("/")[3])
    assert waiting is not None
    letters.prove(letter=waiting, actor=SYSTEM, at=AT)
    work_off()
    assert Listing.objects.count() == 1
    assert letters.asked_about(told.link.split("/")[3]) is None


def test_what_nobody_confirmed_is_forgotten() -> None:
    received(written(member().email))
    worked(lapse_letters)
    letter = Letter.objects.get()
    assert (letter.state, letter.raw, Listing.objects.count()) == ("lapsed", None, 0)


def test_a_letter_too_large_is_noted_and_not_kept() -> None:
    raw = written(member().email)
    letter, _fresh = letters.receive(raw=raw, size=99 * 2**20, actor=SYSTEM, at=AT)
    letter.refresh_from_db()
    assert (letter.state, letter.why, letter.raw) == ("ignored", "too_large", None)


@pytest.mark.parametrize(
    ("results", "proven"),
    [
        (f"{RELAY}; dkim=pass header.d=yuxin.test", True),
        (f"{RELAY}; spf=pass smtp.mailfrom=a@yuxin.test", True),
        (f"{RELAY}; dmarc=pass header.from=yuxin.test", True),
        (f"{RELAY}; dkim=pass header.d=evil.test", False),
        (f"{RELAY}; spf=pass smtp.mailfrom=a@evil.test; dkim=fail header.d=yuxin.test", False),
        ("mx.evil.test; dkim=pass header.d=yuxin.test", False),
        (f"{RELAY}; dkim=pass header.d=notyuxin.test", False),
        (f"{RELAY}; dkim=pass header.d=test", False),
        ("", False),
    ],
)
def test_only_our_own_server_vouches_and_only_for_the_same_domain(results: str, proven: bool) -> None:
    mail = parsed(written("a@yuxin.test", **({"Authentication_Results": results} if results else {})))
    assert is_proven(mail, RELAY) is proven


def test_a_forged_header_below_our_own_counts_for_nothing() -> None:
    raw = written("a@yuxin.test", Authentication_Results=f"{RELAY}; dkim=pass header.d=yuxin.test")
    assert not is_proven(parsed(f"Authentication-Results: {RELAY}; dkim=none\n".encode() + raw), RELAY)


def test_two_senders_are_none() -> None:
    raw = written("a@yuxin.test").replace(b"From: ", b"From: b@evil.test, ", 1)
    assert parsed(raw).sender == ""


def test_quoted_letters_and_signatures_are_cut_off() -> None:
    text = "寻求检测\n\n在 2026年3月1日，李四写道：\n> 请报需求"
    assert parsed(written("a@b.test", body=text)).text == "寻求检测"


@pytest.mark.parametrize(
    ("subject", "side", "kind"),
    [
        ("技术需求", "need", "service"), ("成果转让：高真空压铸", "offer", "result"),
        ("联合开发封装胶", "need", "research"), ("招聘工程师", "need", "talent"),
    ],
)  # fmt: skip
def test_the_subject_says_what_is_meant(subject: str, side: str, kind: str) -> None:
    assert meant(subject, "") == (side, kind)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\xff" * 100, b"From: x\n\nabc", b"From: =?utf-9?q?a?= <a@b.c>\nSubject: =?x\n\n",
        PART * 3_000,
        b"Content-Type: text/plain; charset=nobody-knows\nFrom: a@b.c\n\nabc",
    ],
)  # fmt: skip
def test_hostile_letters_harm_nobody(raw: bytes) -> None:
    letter = received(raw)
    assert letter.state in ("ignored", "refused")
    assert not Listing.objects.exists()


def passes(_path: Path) -> bool:
    """Find nothing harmful."""
    return True


def test_a_job_that_stops_between_its_steps_goes_on_and_doubles_nothing(settings: Any) -> None:
    settings.FILE_SCAN = "python:tests.apps.catalogue.test_letters.passes"
    user = member()
    with pytest.raises(RuntimeError):  # the attachment is still being scanned
        sent_by(user, body="请查收附件。", files=[word()])
    letter = Letter.objects.get()
    assert (letter.state, Document.objects.get().state, Listing.objects.count()) == ("arrived", "reading", 0)
    work_off("files.")
    Job.objects.filter(name="catalogue.read_letter").update(next_at=AT)
    work_on(Job.objects.get(name="catalogue.read_letter").pk)
    letter.refresh_from_db()
    assert (letter.state, letter.made, Document.objects.count()) == ("read", 1, 1)


def test_a_mail_server_hands_letters_over_by_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, told = written(member().email), StringIO()
    for _twice in range(2):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(raw)))
        call_command("mail_in", stdout=told)
    assert [line.split()[1] for line in told.getvalue().splitlines()] == ["kept", "known"]
    assert Letter.objects.get().raw == raw


def test_an_empty_pipe_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"")))
    with pytest.raises(CommandError) as fault:
        call_command("mail_in")
    assert fault.value.returncode == 65


def operating() -> Client:
    """Give the browser of an operator in a session of theirs."""
    browser, operator = Client(), account()
    assign(user=operator, role="operator", actor=SYSTEM, at=AT, reason="runs it")
    browser.force_login(operator)
    open_staff_session(user=operator, reason="mail", minutes=60, actor=acting(operator), at=timezone.now())
    session = browser.session
    session["factor"] = True
    session.save()
    return browser


def test_operators_see_every_letter_and_its_fate_and_no_words() -> None:
    letter = received(written("stranger@else.test", subject="绝密"))
    browser = operating()
    shown = browser.get("/letters/").content.decode()
    assert "已拒收" in shown
    assert "绝密" not in shown
    assert "stranger@else.test" not in shown
    assert browser.get(f"/letters/{letter.pk}/").status_code == 200


def test_an_operator_has_a_letter_read_again_whose_reading_failed() -> None:
    user = member()
    raw = written(user.email, vouched=user.email.partition("@")[2])
    letter, _fresh = letters.receive(raw=raw, size=len(raw), actor=SYSTEM, at=AT)
    letters.settle(letter=letter, step="fail", why="nothing", actor=SYSTEM, at=AT)
    work_off()
    assert Letter.objects.get().state == "failed"
    answer = operating().post(f"/letters/{letter.pk}/again/", {"transition": "again"})
    assert answer.status_code == 302
    work_off()
    assert Letter.objects.get().state == "read"
