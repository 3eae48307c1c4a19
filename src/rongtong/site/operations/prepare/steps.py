"""The steps, in order. Each may be broken off anywhere and run again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection

from rongtong.site.operations.health import is_migrated
from rongtong.site.operations.prepare.stamps import Stamps, digest_of

PLATFORM = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Step:
    """A step: its name in both languages, what it does, and the digest of what it is made of."""

    name: str
    title: str
    do: Callable[[], object]
    digest: Callable[[], str]


def _quiet(command: str, **options: object) -> Callable[[], None]:
    def do() -> None:
        with Path("/dev/null").open("w") as nowhere:
            call_command(command, stdout=nowhere, **options)

    return do


def _vocab() -> str:
    return digest_of(PLATFORM / "apps" / "vocab")


def _demo() -> str:
    names = ("*.py", "*.csv", "*.tsv", "*.toml")
    return digest_of(PLATFORM / "site" / "demo", names=names, also=_vocab() + settings.DEMO_SIZE)


def _static() -> str:
    places = (PLATFORM, *(Path(folder) for folder in settings.STATICFILES_DIRS))
    return digest_of(
        *places, names=("*.js", "*.css", "*.svg", "*.png", "*.woff2", "*.geojson", "*.webmanifest")
    )


STEPS = (
    Step(
        "static", "前端文件 Front-end files", _quiet("collectstatic", interactive=False, verbosity=0), _static
    ),
    Step("vocab", "地区与行业表 Regions and lists", _quiet("load_vocab"), _vocab),
)
DEMO = Step("demo", "演示数据 Demo region", _quiet("load_demo", background=True), _demo)


def prepare() -> Iterator[tuple[str, bool]]:
    """Do what is to be done, giving each step's title twice: with False before it, True once it is done.

    Steps that are up to date are not named. The demo region comes in demo mode only.
    """
    (settings.HOME / "run").mkdir(parents=True, exist_ok=True)
    stamps = Stamps(settings.HOME / "run" / "prepared.json")
    if not is_migrated():
        yield "数据表 Tables", False
        if not connection.introspection.table_names():
            stamps.forget()
        call_command("migrate", interactive=False, verbosity=0)
        yield "数据表 Tables", True
    demo = (DEMO,) if settings.DEMO and "load_demo" in get_commands() else ()
    for step in (*STEPS, *demo):
        digest = step.digest()
        if not stamps.holds(step.name, digest):
            yield step.title, False
            step.do()
            stamps.note(step.name, digest)
            yield step.title, True
