"""The sentences of signing in and keeping accounts."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry

_PLAIN = {
    "made": gettext_lazy("Account made"),
    "signed_out": gettext_lazy("Signed out"),
    "password_set": gettext_lazy("A password was kept"),
    "password_changed": gettext_lazy("Password changed by its owner"),
    "password_reset": gettext_lazy("Password set anew after a code"),
    "email_confirmed": gettext_lazy("E-mail address confirmed"),
    "email_changed": gettext_lazy("E-mail address changed"),
    "email_removed": gettext_lazy("E-mail address removed"),
    "phone_confirmed": gettext_lazy("Mobile number confirmed"),
    "app_added": gettext_lazy("Authenticator app added"),
    "app_removed": gettext_lazy("Authenticator app removed"),
    "passkey_added": gettext_lazy("Passkey added"),
    "passkey_removed": gettext_lazy("Passkey removed"),
    "codes_made": gettext_lazy("New recovery codes made"),
    "outside_connected": gettext_lazy("Connected with an identity provider"),
    "outside_disconnected": gettext_lazy("Disconnected from an identity provider"),
    "unlocked": gettext_lazy("Account unlocked"),
    "suspended": gettext_lazy("Account closed for now"),
    "reinstated": gettext_lazy("Account opened again"),
    "left": gettext_lazy("Left the site; sessions, roles and tokens ended"),
    "marked_demo": gettext_lazy("Marked as a demo account"),
    "language_kept": gettext_lazy("Language chosen"),
    "setup_code_issued": gettext_lazy("A code for setting up the site was printed on the server"),
    "setup_claimed": gettext_lazy("Setting up the site began"),
    "setup_finished": gettext_lazy("The site was set up"),
}


def _plain(sentence: object) -> Callable[[Entry], object]:
    return lambda _entry: sentence


for _verb, _sentence in _PLAIN.items():
    present(f"accounts.{_verb}", _plain(_sentence))
present("accounts.signed_in", lambda entry: _("Signed in (%(means)s) on %(device)s, %(place)s") % entry.data)
present(
    "accounts.sign_in_failed",
    lambda entry: _("Sign-in failed for %(typed)s on %(device)s, %(place)s") % entry.data,
)
present(
    "accounts.locked", lambda entry: _("Locked after too many failures, last from %(place)s") % entry.data
)
present("accounts.sessions_ended", lambda entry: _("Signed out at %(count)s places") % entry.data)
