"""What may be done, named once, asked everywhere by one function."""

from rongtong.kit.permissions.asking import Refused, can, need, visible, why_not
from rongtong.kit.permissions.reach import both, everywhere, mine, of_centre, own, where, within
from rongtong.kit.permissions.register import Permission, Undeclared, permission

__all__ = [
    "Permission", "Refused", "Undeclared", "both", "can", "everywhere", "mine", "need", "of_centre", "own",
    "permission", "visible", "where", "why_not", "within",
]  # fmt: skip
