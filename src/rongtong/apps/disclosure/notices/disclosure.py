"""What the two sides are told. No title of a listing and no name of a file: notices also go by mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

TALK = category(
    "disclosure.agreements",
    _("Confidentiality agreements and data rooms"),
    hint=_("Who asks you to sign or to open something, and what was answered"),
)
_OPEN = _("Open it")

for _name, _title, _body in (
    ("asked", _("%(other)s asks you to sign a confidentiality agreement"),
     _("%(number)s. Read it, then sign with one tap or say why not. Answer within ten working days.")),
    ("half_signed", _("%(other)s has signed the confidentiality agreement"),
     _("%(number)s takes effect as soon as your side has signed as well.")),
    ("signed", _("The confidentiality agreement with %(other)s is binding"),
     _("%(number)s: both sides have signed. Now you can decide what to show each other.")),
    ("declined", _("%(other)s does not sign the confidentiality agreement"), _("%(number)s: %(why)s")),
    ("withdrawn", _("%(other)s has withdrawn the confidentiality agreement"), _("%(number)s is closed.")),
    ("lapsed", _("The confidentiality agreement with %(other)s was not signed in time"),
     _("%(number)s is closed. You can ask for it again.")),
    ("revoked", _("%(other)s has ended the confidentiality agreement early"),
     _("%(number)s: %(why)s. Nobody reads on; what was read stays confidential and listed.")),
    ("expired", _("The confidentiality agreement with %(other)s has run out"),
     _("%(number)s: nobody reads on. Ask for a new one if you go on talking.")),
):  # fmt: skip
    notice(f"disclosure.{_name}", title=_title, body=_body, category=TALK, button=_OPEN)

for _name, _title, _body in (
    ("wants", _("%(other)s asks to read more of %(listing)s"),
     _("Open it to them, or say why not. They have signed the confidentiality agreement.")),
    ("opened", _("%(other)s shows you more of %(listing)s"),
     _("Every page you open carries your name. Open it on the site.")),
    ("refused", _("%(other)s does not show more of %(listing)s"), _("Their reason: %(why)s")),
    ("stopped", _("%(other)s has stopped your access to %(listing)s"), _("Their reason: %(why)s")),
    ("not_wanted", _("%(other)s does not need to read more of %(listing)s"), _("You need not answer.")),
):  # fmt: skip
    notice(f"disclosure.{_name}", title=_title, body=_body, category=TALK, button=_OPEN)
