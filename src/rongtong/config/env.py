"""Every setting of the environment, declared once: name, shape, default, help.

``docs/reference/settings.md`` is generated from ``VARIABLES``; the command ``settings`` shows what holds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rongtong.config.database import address
from rongtong.config.mail import mail_server, mailbox
from rongtong.config.shapes import log_level, networks, one_of, site_address, switch, whole, words


class SettingFault(ValueError):
    """Variables of the environment hold what their shape refuses; the text says what to write."""


def providers(text: str) -> list[dict[str, str]]:
    """Read identity providers: ``name,issuer,client id,secret``, semicolons between; ValueError otherwise."""
    rows = [words(row) for row in text.split(";") if row.strip()]
    if any(len(row) != 4 or not row[1].startswith(("https://", "http://")) for row in rows):
        raise ValueError(text)
    return [dict(zip(("name", "issuer", "client", "secret"), row, strict=True)) for row in rows]


def pair(text: str) -> tuple[str, str] | None:
    """Read ``client id,secret`` of one service; None when nothing is given, ValueError otherwise."""
    parts = words(text)
    if not parts:
        return None
    client, secret = parts  # ValueError: not two
    return client, secret


@dataclass(frozen=True)
class Variable:
    """One variable of the environment. ``shape`` names what to write, ``read`` turns the text into the value.

    A ``secret`` one is never shown.
    """

    name: str
    shape: str
    default: str
    help: str
    read: Callable[[str], Any] = str
    secret: bool = False

    def shown(self, given: str) -> str:
        """Give what may be shown of the text ``given`` in the environment: of a secret, whether there is one."""
        if self.secret:
            return "********" if given else "(not given)"
        return given or f"{self.default} (default)".strip()


VARIABLES = (
    Variable("RONGTONG_HOME", "folder", "var", "Where the database file, uploads, backups and keys lie.", Path),
    Variable("RONGTONG_DEMO", "yes or no", "no", "Demo region and sign-in by one click. Never in production.", switch),
    Variable("RONGTONG_DEMO_SIZE", "people, village or city", "village", "How much the demo region holds: no needs and offers, 210 of them, or 3,670 that the worker adds while the site runs.", one_of("people", "village", "city")),
    Variable("RONGTONG_DEBUG", "yes or no", "no", "Show errors with their source. Never in production.", switch),
    Variable("RONGTONG_HOSTS", "names, comma between", "localhost,127.0.0.1,[::1]", "Host names the site answers to.", words),
    Variable("RONGTONG_SITE_URL", "http(s)://name", "http://localhost:$PORT", "The site's own address, for links in mail. https turns on secure cookies and the redirect to https.", site_address),
    Variable("RONGTONG_BIND", "IP address", "127.0.0.1", "Where the web server listens; 0.0.0.0 for every network."),
    Variable("PORT", "1 to 65535", "8000", "The port the web server listens on.", whole(1, 65535)),
    Variable("RONGTONG_WEB_WORKERS", "1 to 64", "2", "Processes that answer requests.", whole(1, 64)),
    Variable("RONGTONG_WEB_THREADS", "1 to 64", "4", "Requests that one process answers at a time.", whole(1, 64)),
    Variable("RONGTONG_WORKERS", "1 to 64", "2", "Processes that do background work under `up`, `serve` and the container. From two on, the last is kept free for what somebody waits for: indexing, matching, mail.", whole(1, 64)),
    Variable("RONGTONG_PROXIES", "0 to 5", "0", "Reverse proxies in front that add X-Forwarded-For and set X-Forwarded-Proto. 0: those headers are not believed.", whole(0, 5)),
    Variable("RONGTONG_SECRET_KEY", "text", "", "Signs sessions and links; made and kept in the home folder when empty.", secret=True),
    Variable("RONGTONG_FIELD_KEYS", "keys, comma between", "", "Keys for encrypted fields, newest first; made and kept in the home folder when empty.", words, secret=True),
    Variable("RONGTONG_INDEX_KEY", "text", "", "Key of the digests that encrypted fields are looked up by; made and kept in the home folder when empty. It stays when field keys rotate.", secret=True),
    Variable("RONGTONG_OLD_INDEX_KEYS", "keys, comma between", "", "Earlier index keys, still looked up by until rotate_index has made every digest anew.", words, secret=True),
    Variable("RONGTONG_CIPHER", "aes-256-gcm or sm4-gcm", "aes-256-gcm", "Cipher of encrypted fields; run rotate_keys after a change.", one_of("aes-256-gcm", "sm4-gcm")),
    Variable("RONGTONG_OIDC", "name,issuer,client id,secret; next", "", "Identity providers people may sign in with (OpenID Connect).", providers, secret=True),
    Variable("RONGTONG_WEIXIN", "AppID,AppSecret", "", "Sign-in with WeChat: a 网站应用 of open.weixin.qq.com. Not offered when empty.", pair, secret=True),
    Variable("RONGTONG_DINGTALK", "Client ID,Client Secret", "", "Sign-in with DingTalk: an application of open-dev.dingtalk.com. Not offered when empty.", pair, secret=True),
    Variable("RONGTONG_FEISHU", "App ID,App Secret", "", "Sign-in with Feishu: an application of open.feishu.cn. Not offered when empty.", pair, secret=True),
    Variable("RONGTONG_GITHUB", "client id,secret", "", "Sign-in with GitHub: an OAuth app. Not offered when empty.", pair, secret=True),
    Variable("RONGTONG_MFA_ROLES", "role codes, comma between", "operator,auditor,security", "Roles that must sign in with a second factor.", words),
    Variable("RONGTONG_LOCK_AFTER", "1 to 100", "5", "Failed sign-ins after which an account is locked.", whole(1, 100)),
    Variable("RONGTONG_LOCK_ADDRESS_AFTER", "1 to 10000", "50", "Failed sign-ins after which a network address is locked; offices share one address.", whole(1, 10000)),
    Variable("RONGTONG_LOCK_MINUTES", "1 to 10000", "15", "How long a lock lasts.", whole(1, 10000)),
    Variable("RONGTONG_IDLE_MINUTES", "1 to 10000", "30", "A session without use ends after this time.", whole(1, 10000)),
    Variable("RONGTONG_IDLE_STAFF_MINUTES", "1 to 10000", "15", "The same for people who hold a staff role.", whole(1, 10000)),
    Variable("RONGTONG_PASSWORD_DAYS", "0 to 3650", "0", "Passwords older than this must be changed; 0 means never. 等保 reviews may ask for 90.", whole(0, 3650)),
    Variable("RONGTONG_SMS_CHANNEL", "package.module.Class", "", "What sends text messages; without it phone sign-up is off."),
    Variable("DATABASE_URL", "postgres://user:password@host:port/name", "", "Empty means SQLite in the home folder.", address, secret=True),
    Variable("EMAIL_URL", "smtp://user:password@host:port or smtps://…", "", "The mail server; smtp starts TLS unless the address ends in ?tls=no. Empty: letters are written as files into mail of the home folder.", mail_server, secret=True),
    Variable("RONGTONG_MAIL_FROM", "name <address>", "融通 <noreply@localhost>", "Who mail comes from."),
    Variable("RONGTONG_MAIL_IN", "imaps://user:password@host:port/folder or imap://…", "", "A mailbox asked every two minutes for needs and offers sent by mail; imap starts TLS unless the address ends in ?tls=no. Empty: letters come only through the command `mail_in`, or not at all.", mailbox, secret=True),
    Variable("RONGTONG_MAIL_RELAY", "name", "", "The name our own mail server writes into Authentication-Results. What it vouches for is read at once; any other letter waits for a click on a link sent to the address. The server must remove such headers from outside."),
    Variable("RONGTONG_MAIL_TO", "address", "", "The address that people send needs and offers to, shown where they post. Not shown when empty."),
    Variable("RONGTONG_BROKER", "dotted name", "rongtong.kit.jobs.table.Table", "What carries background jobs to the workers: any backend of django-tasks, such as django_tasks_db.DatabaseBackend. The default needs nothing but the database."),
    Variable("RONGTONG_FILE_SCAN", "command, or python:package.module.function", "", "Virus scanner asked about every new file: a command that gets the path last and answers as clamscan does (0 clean, 1 harmful). Empty: pages say that files are not scanned."),
    Variable("RONGTONG_LARGEST_UPLOAD_MB", "1 to 10000", "200", "Uploads larger than this are cut off while they arrive.", whole(1, 10_000)),
    Variable("RONGTONG_ENCODER", "auto, e5, none, path:/folder or http://…", "auto", "What gives the search of needs and offers their meaning, written as for `rongtong match --encoder`. auto: the one that comes along; none: words alone. After a change the next night, or `search_index rebuild`, builds the index anew."),
    Variable("RONGTONG_BACKUP_FOLDER", "folder", "", "Where backups lie; backups in the home folder when empty."),
    Variable("RONGTONG_LEAST_DISK_MB", "0 to 1000000", "500", "With less free space than this (MB) the site reports itself not ready.", whole(0, 1_000_000)),
    Variable("RONGTONG_LOG_LEVEL", "debug, info, warning or error", "info", "What is worth a line in the log.", log_level),
    Variable("RONGTONG_LOG_SHAPE", "json or plain", "json", "One JSON object a line for machines, or plain lines for people.", one_of("json", "plain")),
    Variable("RONGTONG_METRICS_FROM", "addresses or networks, comma between", "127.0.0.1,::1", "Who may read /metrics.", networks),
    Variable("RONGTONG_METRICS_TOKEN", "text", "", "Who sends it (Authorization: Bearer …) may read /metrics from anywhere.", secret=True),
    Variable("RONGTONG_MAP_FILE", "file", "", "GeoJSON of counties (property adcode) drawn instead of the tile map; you answer for the right to publish it."),
    Variable("RONGTONG_MAP_CAPTION", "text", "", "What stands below that map, such as its approval number 审图号."),
)  # fmt: skip
OTHERS = frozenset({"RONGTONG_CACHE", "RONGTONG_EMBEDDINGS", "RONGTONG_LANG"})
"""Read elsewhere: by the matching core and its command line."""
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def value(name: str) -> Any:
    """Give the value of a declared variable. KeyError: undeclared; SettingFault: it cannot be read."""
    variable = _BY_NAME[name]
    text = os.environ.get(name) or variable.default.replace("$PORT", os.environ.get("PORT") or "8000")
    try:
        return variable.read(text)
    except ValueError:
        shown = "" if variable.secret else f"={text!r}"
        raise SettingFault(f"{name}{shown}: write {variable.shape}. {variable.help}") from None


def faults() -> Iterator[str]:
    """Give a sentence for every variable that cannot be read, and for every misspelt one of ours."""
    for variable in VARIABLES:
        try:
            value(variable.name)
        except SettingFault as fault:
            yield str(fault)
    for name in sorted(os.environ):
        if name.startswith("RONGTONG_") and name not in _BY_NAME and name not in OTHERS:
            yield f"{name}: there is no such setting. The command `settings` lists them all."


def settle() -> None:
    """Check all variables at once; SettingFault with every sentence when one is wrong."""
    if found := list(faults()):
        raise SettingFault("\n".join(found))
