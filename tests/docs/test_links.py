"""Every link and picture in the documents leads somewhere, and every code name in the glossary exists."""

from __future__ import annotations

import re

from tests.rules.tree import CORE, PLATFORM, ROOT, files, modules, name

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_every_relative_link_leads_to_a_file():
    dead = {
        name(page): gone
        for page in files(".md")
        if (gone := [to for to in LINK.findall(page.read_text("utf-8")) if not (page.parent / to).exists()])
    }
    assert dead == {}


def test_every_code_name_of_the_glossary_is_in_the_code():
    homes = [(home, path) for home in (CORE, PLATFORM) for path in modules(home)]
    code = "\n".join(path.read_text("utf-8") for _home, path in homes)
    rooms = {".".join(path.relative_to(home).with_suffix("").parts) for home, path in homes}
    names = re.findall(r"`([A-Za-z_][\w.]*)`", (ROOT / "GLOSSARY.md").read_text("utf-8"))
    known = {n for n in names if n in rooms or re.search(rf"\b{n.rsplit('.', 1)[-1]}\b", code)}
    assert set(names) - known - {path.parent.name for _home, path in homes} - {"judgments.tsv"} == set()
