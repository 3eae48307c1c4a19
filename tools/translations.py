"""The catalogues of the platform: ``update`` them from the sources, ``check`` that Chinese is complete.

Usage: python tools/translations.py update [part …] | check. A part is a folder such as kit/pages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent / "src" / "rongtong"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "N_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
PAGES = {".html", ".txt", ".svg", ".xml"}
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"(?:n|p|np)?gettext\((?:{TEXT}|,|\s|\d|count)*\)|_\({TEXT}\)")
HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: zh_Hans\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
NARROW = re.compile("(?<=[\u4e00-\u9fff”》)）])[,:;?!]|[,:;?!](?=[\u4e00-\u9fff“《])")
WIDE = str.maketrans(",:;?!", "，：；？！")
HOLE = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
CHINESE = re.compile("[\u4e00-\u9fff]")
Key = tuple[str, str]


def parts() -> list[Path]:
    """Give the folders that keep a catalogue: each part of the kit, each app, the site, config, lib."""
    inner = [path for group in ("kit", "apps") for path in sorted((ROOT / group).iterdir()) if path.is_dir()]
    return [path for path in [*inner, ROOT / "site", ROOT / "config", ROOT / "lib"] if any(path.glob("*.py"))]


def found(part: Path) -> dict[Key, Message]:
    """Give the messages that the sources of ``part`` use, by context and text."""
    messages: dict[Key, Message] = {}
    for source in sources(part):
        for _line, text, _comments, context in extract("python", BytesIO(source), KEYWORDS):
            key = (context or "", text[0] if isinstance(text, tuple) else text)
            messages.setdefault(key, Message(text, context=context))
    return messages


def sources(part: Path) -> Iterator[bytes]:
    """Give each file of ``part`` that may hold messages, as Python that names them."""
    for path in sorted(part.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.read_bytes()
    pages = (path for path in part.rglob("templates/**/*") if path.suffix in PAGES)
    for path in sorted(pages):
        yield python_of(templatize(path.read_text(encoding="utf-8"), origin=str(path))).encode()


def python_of(text: str) -> str:
    """Keep of a templatized page only its calls; what stands between them is no Python."""
    return "\n".join(CALL.findall(text))


def catalogue(part: Path) -> Path:
    """Give where the Chinese of ``part`` stands."""
    return part / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def stored(path: Path) -> dict[Key, Message]:
    """Give the messages of a catalogue, none when there is no file."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {key_of(message): message for message in read_po(file, locale="zh_Hans") if message.id}


def key_of(message: Message) -> Key:
    """Give context and text of a message."""
    return (message.context or "", message.id if isinstance(message.id, str) else message.id[0])


def update(part: Path) -> None:
    """Write the catalogue of ``part`` anew: new messages empty, unused ones gone, translations kept."""
    used, known = found(part), stored(catalogue(part))
    if not used and not known:
        return
    made = Catalog(locale="zh_Hans", project="Rongtong", fuzzy=False)
    for key, message in sorted(used.items()):
        kept = known.get(key)
        made.add(message.id, wide(kept.string) if kept else "", context=message.context)
    path = catalogue(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO()
    write_po(text, made, width=100, no_location=True, omit_header=True)
    path.write_text(HEAD + text.getvalue().decode("utf-8").lstrip(), encoding="utf-8")


def faults(part: Path) -> Iterator[str]:
    """Give what is wrong with the catalogue of ``part``, a sentence each."""
    used, known = found(part), stored(catalogue(part))
    name = part.relative_to(ROOT).as_posix()
    for key in sorted(used):
        if CHINESE.search(key[1]):
            yield f"{name}: write the source in English: {key[1]!r}"
        elif not translated(known.get(key)):
            yield f"{name}: no Chinese for {key[1]!r}"
        elif wide(known[key].string) != known[key].string:
            yield f"{name}: punctuation of the half width for {key[1]!r} (update mends it)"
    for key in sorted(set(known) - set(used)):
        yield f"{name}: no longer used: {key[1]!r}"
    for key in sorted(set(known) & set(used)):
        message = known[key]
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if any(string and holes(string) != holes(key[1]) for string in strings) and isinstance(
            message.id, str
        ):
            yield f"{name}: other placeholders than {key[1]!r}"


def wide(string: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Give Chinese its own punctuation: after a Chinese character no comma of the half width."""
    if isinstance(string, tuple | list):
        return tuple(str(wide(each)) for each in string)
    return NARROW.sub(lambda match: match.group(0).translate(WIDE), string)


def translated(message: Message | None) -> bool:
    """Tell whether a message has a translation that nobody has marked as doubtful."""
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def holes(text: str) -> list[str]:
    """Give the placeholders of a message, sorted."""
    return sorted(match.group(0) for match in HOLE.finditer(text.replace("%%", "")))


def differing() -> Iterator[str]:
    """Give the messages that two parts translate differently: the reader would see only one of them."""
    seen: dict[Key, tuple[str, object]] = {}
    for part in parts():
        for key, message in stored(catalogue(part)).items():
            where, string = seen.setdefault(key, (part.name, message.string))
            if string != message.string:
                yield f"{part.name} and {where} translate {key[1]!r} differently"


def main(arguments: list[str]) -> int:
    """Do what the command says; 1 when a check finds something."""
    settings.configure(USE_I18N=True)
    django.setup()
    command, names = (arguments or ["check"])[0], set(arguments[1:])
    if command == "update":
        for part in parts():
            if not names or part.relative_to(ROOT).as_posix() in names:
                update(part)
        return 0
    said = [fault for part in parts() for fault in faults(part)] + list(differing())
    print(
        "\n".join(said[:60]) + (f"\n… {len(said)} in all" if len(said) > 60 else "") if said else "complete"
    )
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
