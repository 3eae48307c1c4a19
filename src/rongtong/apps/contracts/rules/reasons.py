"""Typed reasons of every no, every objection and every early end."""

from django.utils.translation import gettext_lazy as _

REOPEN = (
    ("terms", _("The terms need another round")),
    ("price", _("The price is looked at again")),
    ("error", _("Something is wrong in the text")),
    ("objection", _("An objection was upheld")),
)
DROP = (
    ("price", _("No agreement about the price")),
    ("rights", _("No agreement about the rights")),
    ("other_partner", _("Another partner was found")),
    ("no_funds", _("The funds are not there")),
    ("silent", _("The other side does not answer")),
    ("other", _("Another reason, see the note")),
)
OBJECTION = (
    ("price", _("The price is far too low or too high")),
    ("rights", _("The right belongs to somebody else too")),
    ("inventor", _("An inventor is missing or wrong")),
    ("interest", _("There is a conflict of interest")),
    ("fact", _("What is published is wrong")),
    ("other", _("Another reason")),
)
REJECT = (
    ("shown", _("The facts show otherwise")),
    ("valued", _("The price rests on a valuation")),
    ("outside", _("It is not about this result")),
    ("other", _("Another reason, see the answer")),
)
REWORK = (
    ("figures", _("The agreed figures are not reached")),
    ("incomplete", _("Something of the delivery is missing")),
    ("papers", _("Reports or papers are missing")),
    ("unusable", _("It cannot be used as agreed")),
    ("other", _("Another reason, see the note")),
)
TERMINATION = (
    ("impossible", _("It cannot be done technically")),
    ("late", _("The other side is late beyond the agreed grace")),
    ("unpaid", _("Payments have not come")),
    ("public", _("The technology has become public")),
    ("force", _("Force majeure")),
    ("together", _("Both sides want it")),
    ("other", _("Another reason")),
)
CONTEST = (
    ("not_so", _("The reason given is not so")),
    ("curable", _("It can still be put right")),
    ("account", _("What was done must be paid first")),
    ("other", _("Another reason, see the answer")),
)
