"""Conversion: what two parties did, in codes and sums."""

from __future__ import annotations

from rongtong.apps.conversion.models import Deal, Flag, Link, Step, Sum
from rongtong.kit.privacy import Kind, classify, not_personal

not_personal(Deal, because="what became of two parties' business: codes, days and sums")
not_personal(Link, because="keys of records")
not_personal(Step, "name month kind key side", because="a step of two parties, and whose word it was")
not_personal(Sum, because="money between two parties of a deal")
classify(Flag, note=Kind.MESSAGE)
not_personal(Flag, "check_name tie reason", because="what a test found between two parties")
