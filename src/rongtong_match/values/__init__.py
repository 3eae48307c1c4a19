"""Money, dates, maturity, regions and kinds as offices write them, read into values."""

from rongtong_match.values.dates import read_date
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.kinds import read_licences, read_need_kind, read_offer_kind
from rongtong_match.values.maturity import read_maturity
from rongtong_match.values.money import WAN, YUAN, read_money
from rongtong_match.values.regions import read_region, read_regions

__all__ = (
    "WAN",
    "YUAN",
    "ValueFault",
    "read_date",
    "read_licences",
    "read_maturity",
    "read_money",
    "read_need_kind",
    "read_offer_kind",
    "read_region",
    "read_regions",
)
