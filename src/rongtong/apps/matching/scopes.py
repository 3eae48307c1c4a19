"""What other parts learn of matches, told downwards: which listings somebody suits."""

from __future__ import annotations

from rongtong.apps.catalogue.queries import served
from rongtong.apps.matching.queries.suited import suited

served.register(suited)
