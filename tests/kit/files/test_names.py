import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.files.kinds import KINDS
from rongtong.kit.files.names import clean


@pytest.mark.parametrize(
    ("typed", "kind", "shown"),
    [
        ("证明.pdf", "pdf", "证明.pdf"),
        ("证明.PDF", "pdf", "证明.pdf"),
        ("photo.JPEG", "jpeg", "photo.jpeg"),
        ("evil.exe", "pdf", "evil.exe.pdf"),
        ("../../etc/passwd", "text", "passwd.txt"),
        ("C:\\secret\\plan.docx", "docx", "plan.docx"),
        ("a\0b\r\nc.pdf", "pdf", "abc.pdf"),
        ("invoice\u202efdp.exe", "pdf", "invoicefdp.exe.pdf"),
        ("👩\u200d🔬报告.pdf", "pdf", "👩\u200d🔬报告.pdf"),
        ("", "png", "file.png"),
        ("...", "png", "file.png"),
        (".htaccess", "text", "htaccess.txt"),
        ("CON.txt", "text", "_CON.txt"),
        ('a<b>:"c"|?*.pdf', "pdf", "a_b___c____.pdf"),
        ("\ud800.pdf", "pdf", "_.pdf"),
    ],
)
def test_name(typed, kind, shown):
    assert clean(typed, kind) == shown


@given(st.text(max_size=400), st.sampled_from(sorted(KINDS)))
def test_any_name_becomes_one_that_can_be_saved_anywhere(typed, kind):
    name = clean(typed, kind)
    assert 3 < len(name.encode()) <= 200
    assert not set(name) & set('/\\<>:"|?*\0')
    assert not name.startswith(".")
    assert name.rsplit(".", 1)[1] in KINDS[kind].extensions
    assert all(unicodedata.category(sign)[0] != "C" or sign == "\u200d" for sign in name)
