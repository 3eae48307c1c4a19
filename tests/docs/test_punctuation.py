"""Chinese sentences keep to full-width punctuation (GB/T 15834-2011), in documents and in the site."""

from __future__ import annotations

import re

from tests.rules.tree import ROOT, files, name

HAN = "\u4e00-\u9fff"
HALF = re.compile(rf"）[,;:!?]|[{HAN}][,;:!?](?!\d)|[,;:!?][{HAN}]|[{HAN}]\([^()]*\)")
CODE = re.compile(r"```.*?```|`[^`]*`|^ {4}[^#\n]*|\]\([^)]*\)", re.DOTALL | re.MULTILINE)
SAID = re.compile(r'^msgstr.*\n(?:".*\n)*', re.MULTILINE)


def test_no_chinese_document_uses_half_width_punctuation():
    found = {name(page): HALF.findall(CODE.sub(" ", page.read_text("utf-8"))) for page in files(".md")}
    assert {page: hits for page, hits in found.items() if hits} == {}


def test_no_chinese_sentence_of_the_site_uses_half_width_punctuation():
    found = {
        name(path): [said for said in SAID.findall(path.read_text("utf-8")) if HALF.search(said)]
        for path in (ROOT / "src").rglob("*.po")
    }
    assert {path: hits for path, hits in found.items() if hits} == {}
