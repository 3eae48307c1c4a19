"""The first run: a code from the server, one browser, one operator. Each step locks the one row."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from rongtong.kit.accounts.actions.keeping import NotPossible
from rongtong.kit.accounts.actions.making import make_account
from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.accounts.queries import is_empty
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor


def _digest(secret: str) -> str:
    return sha256(secret.strip().upper().encode()).hexdigest()


def _locked() -> Setup:
    """Give the row, locked; NotPossible when there is nothing to set up."""
    row = Setup.objects.select_for_update().filter(pk=1).first()
    if row is None or row.finished_at is not None:
        raise NotPossible(_("There is nothing to set up."))
    return row


@action
def issue_code(*, actor: Actor, at: datetime, take_over: bool = True) -> str | None:
    """Make a new code for the first run and forget the last; None when the site is set up or in use.

    With ``take_over`` a browser that used an earlier code is shut out: whoever reads the server's
    screen has the last word. A mere start of the server leaves it alone.
    """
    row = Setup.objects.select_for_update().filter(pk=1).first()
    if row is not None and row.browser_digest and not take_over:
        return None
    if (row is None and not is_empty()) or (row is not None and row.finished_at is not None):
        return None
    code = "-".join(secrets.token_hex(2).upper() for _part in range(3))
    values = {"code_digest": _digest(code), "browser_digest": ""}
    Setup.objects.update_or_create(pk=1, defaults=values)
    record("accounts.setup_code_issued", actor=actor, at=at)
    return code


@action
def claim(*, code: str, actor: Actor, at: datetime) -> str:
    """Use the code; give the secret that the browser keeps. NotPossible for a wrong or used code."""
    row = _locked()
    if not row.code_digest:
        raise NotPossible(_("Somebody used this code already. Print a new one on the server to take over."))
    if not constant_time_compare(row.code_digest, _digest(code)):
        raise NotPossible(_("This is not the code that the server printed last."))
    secret = secrets.token_urlsafe(32)
    row.code_digest, row.browser_digest = "", sha256(secret.encode()).hexdigest()
    row.save(update_fields=("code_digest", "browser_digest"))
    record("accounts.setup_claimed", actor=actor, at=at)
    return secret


def holds(row: Setup, secret: str) -> bool:
    """Tell whether a browser's secret is that of the one that used the code."""
    return bool(row.browser_digest) and constant_time_compare(
        row.browser_digest, sha256(secret.encode()).hexdigest()
    )


def _held(secret: str) -> Setup:
    row = _locked()
    if not holds(row, secret):
        raise NotPossible(
            _("Another browser is setting up the site. Print a new code on the server to take over.")
        )
    return row


@action
def make_operator(
    *, secret: str, name: str, email: str, password: str, language: str, actor: Actor, at: datetime
) -> User:
    """Make the first operator's account.

    Once made it is given again, not made again. The role is the caller's to give.
    """
    row = _held(secret)
    if row.operator is not None:
        return row.operator
    row.operator = make_account(
        name=name, email=email, password=password, verified=True, language=language, actor=actor, at=at
    )
    row.save(update_fields=("operator",))
    return row.operator


@action
def name_site(*, secret: str, site_name: str, region: str, actor: Actor, at: datetime) -> None:
    """Keep the name of the site and the code of its region (six digits)."""
    row = _held(secret)
    row.site_name, row.region = site_name, region
    row.save(update_fields=("site_name", "region"))


@action
def note_mail(*, secret: str, actor: Actor, at: datetime) -> None:
    """Keep that mail was tried."""
    row = _held(secret)
    row.mail_tried_at = at
    row.save(update_fields=("mail_tried_at",))


@action
def finish(*, secret: str, actor: Actor, at: datetime) -> None:
    """End the first run for good. NotPossible while operator or name is missing."""
    row = _held(secret)
    if row.operator is None or not row.site_name:
        raise NotPossible(_("The operator's account and the name of the site come first."))
    row.finished_at, row.browser_digest = at, ""
    row.save(update_fields=("finished_at", "browser_digest"))
    record("accounts.setup_finished", about=row, actor=actor, at=at, data={"region": row.region})
