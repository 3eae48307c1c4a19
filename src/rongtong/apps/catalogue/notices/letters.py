"""What is answered to letters that arrive by mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

LETTERS = category(
    "catalogue.letters",
    _("Answers to your letters"),
    hint=_("What became of a need or an offer you sent by mail"),
    must=True,
)

notice(
    "catalogue.letter_read",
    title=_("Your letter “%(subject)s” was read"),
    body=_(
        "Drafts made: %(made)s. Look at each field beside the passage it was read from, and hand it in;"
        " nothing is public before. %(faults)s"
    ),
    category=LETTERS,
    button=_("Look at it"),
)
notice(
    "catalogue.letter_sheet",
    title=_("Your letter “%(subject)s” was read"),
    body=_(
        "The spreadsheet is ready to be looked at; nothing is made before you say so. Drafts made: %(made)s."
        " %(faults)s"
    ),
    category=LETTERS,
    button=_("Look at it"),
)
notice(
    "catalogue.letter_nothing",
    title=_("Nothing could be read from your letter “%(subject)s”"),
    body=_(
        "Write the need or the offer into the letter, or attach it as a Word file, a PDF with text or a"
        " spreadsheet. %(faults)s"
    ),
    category=LETTERS,
    button=_("Write it here"),
)
notice(
    "catalogue.letter_ownerless",
    title=_("Your letter “%(subject)s” waits for an owner"),
    body=_("Join or register your organisation, or write your own profile, and send the letter again."),
    category=LETTERS,
    button=_("Go on"),
)
notice(
    "catalogue.letter_prove",
    title=_("Did you send the letter “%(subject)s”?"),
    body=_(
        "A letter in your name arrived, and nothing shows that it is yours. Press the button if it is: then"
        " it is read. If not, do nothing; it is deleted after seven days."
    ),
    category=LETTERS,
    button=_("It is mine"),
)
notice(
    "catalogue.letter_refused",
    title=_("We do not know your address"),
    body=_(
        "Needs and offers are taken by mail from addresses that an account here has confirmed. Register"
        " with this address, or sign in and post on the site; then your letters are read too."
    ),
    category=LETTERS,
    button=_("Register"),
)
