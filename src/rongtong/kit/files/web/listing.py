"""The list of files."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.links import link
from rongtong.kit.files.models import File, Scan
from rongtong.kit.files.purposes import purposes
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table

_TONES: dict[str, cells.Tone] = {
    Scan.CLEAN: "good",
    Scan.WAITING: "info",
    Scan.INFECTED: "bad",
    Scan.FAILED: "warn",
}


def _name(file: File) -> SafeString:
    return cells.link(file.name, link(file))


def _purpose(file: File) -> str:
    known = purposes().get(file.purpose)
    return str(known.label) if known else file.purpose


def _scan(file: File) -> SafeString:
    return cells.badge(file.get_scan_display(), _TONES.get(file.scan, "neutral"))


def _remove(file: File) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("files:remove", args=[file.token]), gettext("Remove"))


FILES = Table(
    (
        Column("name", _("File name"), _name, sort="name", main=True),
        Column("purpose", _("For"), _purpose, sort="purpose"),
        Column("size", _("File size"), lambda file: filesizeformat(file.size), sort="size", figure=True),
        Column("kept_at", _("Kept"), lambda file: cells.moment(file.kept_at), sort="kept_at"),
        Column("scan", _("Virus scan"), _scan, spare=True),
        Column("remove", _("Remove"), _remove),
    )
)
