"""Field, industry and region of a record from its text, with confidence."""

from rongtong_match.classify.fill import Filled, fill
from rongtong_match.classify.labels import Label, field_of, industry_of
from rongtong_match.classify.place import region_of

__all__ = ("Filled", "Label", "field_of", "fill", "industry_of", "region_of")
