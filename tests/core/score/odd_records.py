"""Needs and offers of every shape: empty, noisy, huge, or nearly sensible."""

from hypothesis import strategies as st

from rongtong_match.types import Need, Offer
from tests.core.verdict.verdict_pairs import CODES, LICENCES, PRICE

SENSIBLE = st.lists(
    st.sampled_from(["铝合金", "压铸", "气孔", "缺陷", "废水", "氨氮", "锂电池", "隔膜", "检测", "的", "，"]),
    max_size=6,
).map("".join)
LONG = "铝压铸件" * 2_500
NOISE = st.sampled_from(["", "。！", "😀🧪", "\0\ud800", "<b></b>", LONG, "a b c", "技术方法"])
TEXT = SENSIBLE | NOISE | st.text(max_size=8)
FIELDS = st.lists(st.sampled_from(["新材料", "环保"]), max_size=2).map(tuple)
MATURITY = st.none() | st.integers(1, 9)


def _numbered(made, letter):
    return [
        type(one)(**{name: getattr(one, name) for name in one.__slots__} | {"id": f"{letter}{i}"})
        for i, one in enumerate(made)
    ]


needs = st.lists(
    st.builds(
        Need, st.just("n"), TEXT, TEXT, fields=FIELDS, region=st.none() | CODES, budget=PRICE,
        min_maturity=MATURITY, licences=LICENCES, keywords=st.lists(SENSIBLE, max_size=2).map(tuple),
    ), min_size=1, max_size=3,
).map(lambda made: _numbered(made, "n"))  # fmt: skip
offers = st.lists(
    st.builds(
        Offer, st.just("o"), TEXT, TEXT, fields=FIELDS, region=st.none() | CODES, price=PRICE,
        maturity=MATURITY, licences=LICENCES, keywords=st.lists(SENSIBLE, max_size=2).map(tuple),
        min_fee=st.none() | st.integers(0, 500),
    ), min_size=1, max_size=5,
).map(lambda made: _numbered(made, "o"))  # fmt: skip
