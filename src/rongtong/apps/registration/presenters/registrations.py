"""What was done with registrations, as sentences of the trail; plain moves get theirs from the workflow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.registration.rules.reasons import AMEND, CANCEL, DECLINE, REFUSE, RETURN, WITHDRAW
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry

_WHY = {
    "return": dict(RETURN), "refuse": dict(REFUSE), "decline": dict(DECLINE), "withdraw": dict(WITHDRAW),
    "amend": dict(AMEND), "cancel": dict(CANCEL),
}  # fmt: skip


def _why(entry: Entry) -> str:
    step = entry.verb.rpartition(".")[2]
    return str(_WHY[step].get(entry.reason, entry.reason))


def _filled(entry: Entry) -> str:
    return _("Filled in the form: %(n)d fields changed") % {"n": len(entry.changes or {})}


def _submitted(entry: Entry) -> str:
    return _("Handed in, round %(round)s") % {"round": entry.data.get("round", "")}


def _returned(entry: Entry) -> str:
    words = {"why": _why(entry), "n": len(entry.data.get("places", ()))}
    return _("Returned to be mended, %(n)d remarks: %(why)s") % words


def _registered(entry: Entry) -> str:
    words = {"number": entry.data.get("number", "")}
    if entry.data.get("first", True):
        return _("Registered under %(number)s") % words
    return _("Registered the change under %(number)s") % words


_NAME = "registration.registration"
present(f"{_NAME}.begun", lambda e: _("Began the registration"))
present("registration.form.filled", _filled)
present(f"{_NAME}.submit", _submitted)
present(f"{_NAME}.accept", lambda e: _("Took the application up"))
present(f"{_NAME}.return", _returned)
present(f"{_NAME}.register", _registered)
present(f"{_NAME}.refuse", lambda e: _("Did not register it: %(why)s") % {"why": _why(e)})
present(f"{_NAME}.decline", lambda e: _("Did not register the change: %(why)s") % {"why": _why(e)})
present(f"{_NAME}.withdraw", lambda e: _("Withdrew the application: %(why)s") % {"why": _why(e)})
present(f"{_NAME}.amend", lambda e: _("Began a change of the registration: %(why)s") % {"why": _why(e)})
present(f"{_NAME}.keep", lambda e: _("Left it as registered"))
present(f"{_NAME}.lapse", lambda e: _("The application ended with the contract"))
present(f"{_NAME}.cancel", lambda e: _("Cancelled the registration: %(why)s") % {"why": _why(e)})
present(f"{_NAME}.looked", lambda e: _("Read the registration, being of neither side"))
present("registration.contract.ended", lambda e: _("The registered contract ended early"))
present("registration.package.taken", lambda e: _("Took the registration package away"))
