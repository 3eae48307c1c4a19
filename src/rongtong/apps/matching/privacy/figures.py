"""Unmet needs and weights: figures of the programme and decisions of those in office."""

from __future__ import annotations

from rongtong.apps.matching.models import Gap, UnmetNeed, UnmetRound, WeightsChange, WeightsVersion
from rongtong.kit.privacy import not_personal

not_personal(UnmetRound, because="figures of a run of the programme")
not_personal(Gap, because="words of public needs")
not_personal(UnmetNeed, because="how public needs compare with public offers")
not_personal(WeightsVersion, because="weights, figures of many answers, and an official decision")
not_personal(WeightsChange, because="an official decision with its reason")
