"""Typed reasons of every no."""

from django.utils.translation import gettext_lazy as _

RETURN = (
    ("clause", _("A required clause is missing or too vague")),
    ("kind", _("The kind does not fit the content")),
    ("amount", _("The technology amount is not split off properly")),
    ("field", _("A field of the form is wrong or missing")),
    ("annex", _("An annex is missing")),
    ("void", _("A clause restrains competition unlawfully")),
    ("changed", _("The contract was changed after it was handed in")),
)
REMARK = (
    ("missing", _("missing")),
    ("vague", _("too vague")),
    ("wrong", _("wrong")),
    ("unclear", _("contradicts another place")),
    ("unlawful", _("not lawful")),
)
REFUSE = (
    ("no_tech", _("It is not a technology contract")),
    ("works", _("It is a contract for work, sale or construction")),
    ("expired", _("It is not in force or its term is over")),
    ("unlawful", _("It harms lawful rights or restrains competition")),
    ("twice", _("It is registered elsewhere already")),
    ("not_mended", _("What was returned was not mended")),
    ("other", _("Another reason, see the note")),
)
DECLINE = (
    ("no_change", _("Nothing that is registered would change")),
    ("unproven", _("The change is not shown by signed papers")),
    ("kind", _("The changed contract would be of another kind")),
    ("other", _("Another reason, see the note")),
)
WITHDRAW = (
    ("mistake", _("It was handed in by mistake")),
    ("terms", _("The contract is changed first")),
    ("elsewhere", _("It is registered elsewhere")),
    ("ended", _("The contract ended")),
    ("other", _("Another reason, see the note")),
)
AMEND = (
    ("terms", _("The signed contract was changed")),
    ("amount", _("The final amount is known now")),
    ("party", _("A side has another name or code")),
    ("error", _("Something was stated wrongly")),
)
CANCEL = (
    ("ended", _("The contract ended early")),
    ("void", _("The contract is void or was annulled")),
    ("false", _("It was registered on false statements")),
    ("asked", _("The seller asked for it")),
)
