"""Random needs and offers whose constraints often touch."""

from datetime import date

from hypothesis import strategies as st

from rongtong_match.types import Licence, Money, Need, NeedKind, Offer, OfferKind

TODAY = date(2026, 5, 15)
YEAR = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
CODES = st.sampled_from(["510000", "510100", "510104", "500000", "500105", "5001LJ", "440300"])
NAMES = st.sampled_from(["四川大学", "四川大学华西医院", "甲有限公司", "甲公司", "乙集团有限公司"])
PARTY = st.none() | st.sampled_from(["p1", "p2", "四川大学"])
LICENCES = st.frozensets(st.sampled_from(Licence), max_size=3)
AVOIDS = st.frozensets(NAMES | st.sampled_from(["p1", "p2"]), max_size=1)


@st.composite
def money(draw):
    low, high = sorted((draw(st.integers(0, 500)), draw(st.integers(0, 500))))
    return Money(low if draw(st.booleans()) else None, high if draw(st.booleans()) else None)


PRICE = st.none() | money()
needs = st.builds(
    Need, st.just("n"), st.just("t"), kind=st.none() | st.sampled_from(NeedKind), region=st.none() | CODES,
    organisation=st.none() | NAMES, party=PARTY, budget=PRICE, deadline=YEAR,
    min_maturity=st.none() | st.integers(1, 9),
    licences=LICENCES,
    wanted_regions=st.lists(CODES, max_size=2).map(tuple),
    wanted_kinds=st.frozensets(st.sampled_from(OfferKind), max_size=2), avoids=AVOIDS,
)  # fmt: skip
offers = st.builds(
    Offer, st.just("o"), st.just("t"), kind=st.none() | st.sampled_from(OfferKind), region=st.none() | CODES,
    organisation=st.none() | NAMES, person=st.none() | NAMES, party=PARTY, price=PRICE,
    available_from=YEAR, available_until=YEAR,
    turnaround_days=st.none() | st.integers(0, 600),
    maturity=st.none() | st.integers(1, 9),
    licences=LICENCES, serves_regions=st.lists(CODES, max_size=2).map(tuple),
    min_fee=st.none() | st.integers(0, 500), avoids=AVOIDS,
)  # fmt: skip
