"""All features, in the order in which a breakdown lists them."""

from __future__ import annotations

from rongtong_match.score import (
    budget,
    characters,
    cooperation,
    cover,
    detail,
    detail_characters,
    field,
    maturity,
    region,
    terms,
    topic_text,
    topic_title,
    topic_words,
)
from rongtong_match.score.base import Feature

TOPIC: tuple[Feature, ...] = (
    topic_title.FEATURE,
    topic_words.FEATURE,
    topic_text.FEATURE,
    cover.TITLE,
    cover.TEXT,
    terms.FEATURE,
    characters.FEATURE,
    detail.FEATURE,
    detail_characters.FEATURE,
)
FACTS: tuple[Feature, ...] = (
    field.FEATURE,
    region.FEATURE,
    maturity.FEATURE,
    budget.FEATURE,
    cooperation.FEATURE,
)
FEATURES: tuple[Feature, ...] = TOPIC + FACTS
