"""What must hold before a contract moves on; each gives the sentence why not, or None."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.rules.pricing import next_step, notice_for
from rongtong.apps.contracts.rules.values import lacking
from rongtong.lib.actor import Actor

SIDES = frozenset(map(str, Side))


def latest(contract: Contract) -> Any:
    """Give the latest version of the terms, or None."""
    return contract.terms.filter(number=contract.terms_no).first()


def both_accepted(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Both sides have said yes to the very latest version."""
    terms = latest(contract)
    said = set(terms.acceptances.values_list("side", flat=True)) if terms else set()
    if said == SIDES:
        return None
    return _("Both sides have to accept the same version of the terms.")


def whole(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Nothing that the law or the money wants is missing."""
    terms = latest(contract)
    lacks = lacking(terms.values) if terms else []
    return lacks[0].sentence if lacks else None


def notice_wanted(contract: Contract, actor: Actor, at: datetime) -> Any:
    """The price was agreed and the owner is the state's."""
    if notice_for(contract.price_mode, contract.seller.owner) is None:
        return _("This contract needs no public notice.")
    return None


def no_notice_wanted(contract: Contract, actor: Actor, at: datetime) -> Any:
    """No notice is owed, or it was held for these terms."""
    rule = notice_for(contract.price_mode, contract.seller.owner)
    held = contract.notices.filter(closed_at__isnull=False, terms_no=contract.agreed_no or 0)
    if rule is None or held.exists():
        return None
    words = {"n": rule.least_days, "source": rule.source}
    if rule.verified:
        return _("Name and price have to be published for %(n)d days first (%(source)s).") % words
    told = _("Name and price have to be published for %(n)d days first (%(source)s; source not verified).")
    return told % words


def price_found(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Every step of the price mode was taken."""
    taken = set(contract.price_steps.filter(mode=contract.price_mode).values_list("step", flat=True))
    step = next_step(contract.price_mode, taken)
    return _("Still to be recorded: %(step)s.") % {"step": step.label} if step else None


def open_notice(contract: Contract) -> Any:
    """Give the notice that runs, or None."""
    return contract.notices.filter(closed_at=None, withdrawn_at=None).first()


def notice_over(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Its days have passed."""
    notice = open_notice(contract)
    if notice is not None and at >= notice.until:
        return None
    return _("The public notice still runs.")


def nothing_objected(contract: Contract, actor: Actor, at: datetime) -> Any:
    """No objection waits for an answer, none was upheld."""
    notice = open_notice(contract)
    if notice is None:
        return None
    if notice.objections.filter(state="open").exists():
        return _("An objection has no answer yet.")
    if notice.objections.filter(state="upheld").exists():
        return _("An objection was upheld: open the terms again.")
    return None


def both_signed(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Both sides signed the same bytes of the open final text."""
    final = contract.finals.filter(voided_at=None, signed_at=None).first()
    said = (
        set(final.signatures.filter(sha256=final.sha256).values_list("side", flat=True)) if final else set()
    )
    return None if said == SIDES else _("Both sides have to sign the same text.")


def all_accepted(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Every milestone was accepted."""
    waiting = contract.milestones.exclude(state__in=("accepted", "cancelled"))
    accepted = contract.milestones.filter(state="accepted")
    return None if accepted.exists() and not waiting.exists() else _("A milestone has not been accepted yet.")


def end_agreed(contract: Contract, actor: Actor, at: datetime) -> Any:
    """Both sides agreed to end it early."""
    agreed = contract.terminations.filter(state="agreed").exists()
    return None if agreed else _("Both sides have to agree to an early end.")
