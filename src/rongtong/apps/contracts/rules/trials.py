"""Who offers, answers, uses and ends a trial; typed reasons of every no; files of evidence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.rules.contracts import STAFF
from rongtong.apps.parties.rules.sides import READ, SIGN, acting_for
from rongtong.kit.files import purpose
from rongtong.kit.permissions import everywhere, permission, within

VIEW = permission(
    "contracts.trial.view",
    _("Read a trial of one's own side, or of one's regions"),
    on="contracts.Trial",
    grants={
        **acting_for("buyer", "seller", roles=READ),
        **dict.fromkeys(STAFF, (within("buyer_home"), within("seller_home"))),
        "operator": everywhere(staff=True),
    },
)
TRY = permission(
    "contracts.trial.try",
    _("Offer a trial or ask for one, bring evidence of use"),
    on="contracts.Trial",
    grants=acting_for("buyer", "seller"),
)
ANSWER = permission(
    "contracts.trial.answer",
    _("Accept or decline a trial, dispute it"),
    on="contracts.Trial",
    grants=acting_for("buyer", "seller", roles=SIGN),
)
GIVE_BACK = permission(
    "contracts.trial.give_back",
    _("Give back what was tried"),
    on="contracts.Trial",
    grants=acting_for("buyer", roles=SIGN),
)
CONVERT = permission(
    "contracts.trial.convert",
    _("Begin a contract out of a trial"),
    on="contracts.Trial",
    grants=acting_for("buyer"),
)
TAKE_BACK = permission(
    "contracts.trial.take_back",
    _("Confirm that what was tried came back"),
    on="contracts.Trial",
    grants=acting_for("seller", roles=SIGN),
)
JUDGE = permission(
    "contracts.usage.answer",
    _("Confirm or question evidence of use that the other side brought"),
    on="contracts.Usage",
    grants=acting_for("trial__buyer", "trial__seller", roles=SIGN),
)
EVIDENCE = purpose(
    "contracts.usage", label=_("Evidence of use"),
    kinds=frozenset({"pdf", "png", "jpeg", "docx", "xlsx", "zip"}), read=VIEW, largest=50_000_000,
    why_kept=_("Both sides decide by it."),
)  # fmt: skip
DECLINE = (
    ("term", _("The term does not suit")),
    ("fee", _("The fee does not suit")),
    ("scope", _("What may be used does not suit")),
    ("busy", _("No capacity for it now")),
    ("promised", _("It is promised to somebody else")),
    ("other", _("Another reason, see the note")),
)
WITHDRAW = (
    ("mistake", _("It was a mistake")),
    ("other_partner", _("Another partner was found")),
    ("other", _("Another reason, see the note")),
)
GIVEN_BACK = (
    ("figures", _("The figures promised were not reached")),
    ("cost", _("It costs too much to go on")),
    ("unfit", _("It does not fit our process")),
    ("unneeded", _("The need is gone")),
    ("other", _("Another reason, see the note")),
)
DISPUTE = (
    ("scope", _("It is used beyond what was agreed")),
    ("support", _("It cannot be used as promised")),
    ("result", _("We do not agree on what the use showed")),
    ("back", _("Something did not come back")),
    ("fee", _("We do not agree on the fee")),
    ("other", _("Another reason, see the note")),
)
QUESTION = (
    ("figures", _("The figures are not right")),
    ("conditions", _("The conditions were not as agreed")),
    ("unproven", _("It is not shown by a record")),
    ("other", _("Another reason, see the note")),
)
