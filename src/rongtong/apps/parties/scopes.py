"""What a role at a centre reaches, told to the kit."""

from __future__ import annotations

from rongtong.apps.parties.queries.coverage import reach
from rongtong.kit.permissions import scopes

scopes.register("centre", reach)
