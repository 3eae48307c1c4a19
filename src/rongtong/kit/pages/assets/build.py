"""Make the folder of front-end files: aside, then put in place at once; a break leaves the old one."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rongtong.kit.pages.assets.purge import follow_device, purge, without_idle, words
from rongtong.kit.pages.assets.sheet import SheetFault, parse, written

log = logging.getLogger(__name__)
HERE = Path(__file__).resolve().parent
PLATFORM = HERE.parents[2]
"""The folder of the platform, whose templates and code are searched for the classes in use."""
SAFELIST = "html body dark light auto was-validated is-invalid is-valid show active disabled"
_MAP = re.compile(r"(?:/\*[#@] sourceMappingURL=.*?\*/|//[#@] sourceMappingURL=\S*)")
_STAMP = ".made-from"
"""Hidden, so that collectstatic leaves it out."""


class MissingPackage(FileNotFoundError):
    """A front-end file that the install step should have brought is not there."""


def build(packages: Path, target: Path) -> bool:
    """Make ``target`` out of ``packages`` and the installed ones; False when it was already up to date.

    ``target`` is a link to a folder named by its content: it is swapped in one step (rename(2)).
    """
    made = _stamp(packages)
    stamp = target / _STAMP
    if stamp.is_file() and stamp.read_text() == made:
        return False
    new = target.with_name(f"{target.name}-{made[:12]}-{os.getpid()}")
    shutil.rmtree(new, ignore_errors=True)
    (new / "pages").mkdir(parents=True)
    for name, text in _files(packages):
        (new / "pages" / name).write_text(text, "utf-8")
    (new / _STAMP).write_text(made)
    _swap(new, target)
    return True


def _files(packages: Path) -> Iterator[tuple[str, str]]:
    yield "site.css", stylesheet(_vendor(packages / "sqladmin/statics/css/tabler.min.css"))
    yield "echarts.js", _vendor(packages / "instaui_echarts/static/echarts.esm.min.js")
    yield (
        "htmx.js",
        _unmapped(files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_text("utf-8")),
    )


def stylesheet(vendor: str) -> str:
    """Join the vendor's sheet, cut to what is used, and ours; one that we cannot read is taken whole."""
    ours = "".join(path.read_text("utf-8") for path in sorted((HERE / "css").glob("*.css")))
    own = parse(ours)
    try:
        cut = without_idle(purge(parse(vendor), words((*_contents(), ours, SAFELIST))), ours)
    except SheetFault as fault:
        log.warning("the vendor's style sheet is taken whole: %s", fault)
        return vendor + written((*own, *follow_device(own)))
    cut = tuple(rule for rule in cut if rule.head != '@charset "UTF-8"')
    return '@charset "UTF-8";' + written((*cut, *own, *follow_device((*cut, *own))))


def _contents() -> Iterator[str]:
    for pattern in ("templates/**/*.html", "**/tags/*.py", "**/cells.py", "**/web/*.py", "**/static/**/*.js"):
        for path in sorted(PLATFORM.rglob(pattern)):
            yield path.read_text("utf-8")


def _vendor(path: Path) -> str:
    if not path.is_file():
        raise MissingPackage(path)
    return _unmapped(path.read_text("utf-8"))


def _unmapped(text: str) -> str:
    """Drop the mention of a source map: the map is not shipped, and hashed file names stumble over it."""
    return _MAP.sub("", text)


def _stamp(packages: Path) -> str:
    """Give a digest of everything the folder is made from."""
    digest = hashlib.sha256()
    for path in sorted((*HERE.rglob("*.py"), *HERE.rglob("*.css"))):
        digest.update(path.read_bytes())
    for text in _contents():
        digest.update(text.encode())
    for path in sorted(packages.glob("*.dist-info/RECORD")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _swap(new: Path, target: Path) -> None:
    link = target.with_name(f"{target.name}.{os.getpid()}")
    link.unlink(missing_ok=True)
    link.symlink_to(new.name, target_is_directory=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    link.replace(target)
    for old in target.parent.glob(f"{target.name}-*"):
        if old != new:
            shutil.rmtree(old, ignore_errors=True)
