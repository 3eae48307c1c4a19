"""A mailbox asked over a real connection: what is new is taken once, and marked only when it was kept."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from rongtong.lib.mailbox import FAULTS, Mailbox, take_new

pytestmark = pytest.mark.once


class Imap(socketserver.StreamRequestHandler):
    """The part of RFC 3501 that a mailbox needs to be emptied."""

    messages: ClassVar[dict[int, bytes]] = {}
    seen: ClassVar[set[int]] = set()

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        while line := self.rfile.readline():
            tag, said = line.decode().strip().split(" ", 1)
            self.wfile.write(self._answer(said) + f"{tag} {self._end(said)}\r\n".encode())

    def _end(self, said: str) -> str:
        return "NO wrong" if said.startswith("LOGIN") and '"right"' not in said else "OK done"

    def _answer(self, said: str) -> bytes:
        if said.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if said.startswith("SELECT"):
            return f"* {len(self.messages)} EXISTS\r\n".encode()
        if said.startswith("UID SEARCH UNSEEN"):
            fresh = [str(one) for one in self.messages if one not in self.seen]
            return f"* SEARCH {' '.join(fresh)}\r\n".encode()
        found = re.match(r"UID (FETCH|STORE) (\d+) (.*)", said)
        return self._of(found[1], int(found[2]), found[3]) if found else b""

    def _of(self, what: str, uid: int, rest: str) -> bytes:
        if what == "STORE":
            self.seen.add(uid)
            return b""
        raw = self.messages[uid]
        if "SIZE" in rest:
            return f"* 1 FETCH (UID {uid} RFC822.SIZE {len(raw)})\r\n".encode()
        part, name = (raw.split(b"\r\n\r\n")[0], "HEADER") if "HEADER" in rest else (raw, "")
        return f"* 1 FETCH (UID {uid} BODY[{name}] {{{len(part)}}}\r\n".encode() + part + b")\r\n"


@pytest.fixture
def box() -> Iterator[Mailbox]:
    Imap.messages, Imap.seen = {1: b"Subject: a\r\n\r\none", 2: b"Subject: b\r\n\r\n" + b"x" * 500}, set()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Imap) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Mailbox("127.0.0.1", server.server_address[1], "needs", "right", ssl=False)
        server.shutdown()


def test_what_is_new_is_taken_once(box: Mailbox) -> None:
    taken: list[tuple[bytes, int]] = []
    assert take_new(box, lambda raw, size: taken.append((raw, size)), largest=1_000) == 2
    assert [size for _raw, size in taken] == [17, 514]
    assert taken[0][0] == Imap.messages[1]
    assert take_new(box, lambda raw, size: taken.append((raw, size)), largest=1_000) == 0


def test_what_could_not_be_kept_comes_again(box: Mailbox) -> None:
    def fall(raw: bytes, size: int) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        take_new(box, fall, largest=1_000)
    assert Imap.seen == set()


def test_of_a_large_one_only_the_head_is_fetched(box: Mailbox) -> None:
    taken: list[bytes] = []
    take_new(box, lambda raw, _size: taken.append(raw), largest=100)
    assert taken == [Imap.messages[1], b"Subject: b"]


def test_a_wrong_password_is_a_fault(box: Mailbox) -> None:
    with pytest.raises(FAULTS):
        take_new(Mailbox(box.host, box.port, "needs", "wrong", ssl=False), print, largest=1)
