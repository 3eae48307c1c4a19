"""Limited capacity, and the same pairs from the offers' side."""

from collections import Counter
from dataclasses import replace

import pytest

from rongtong_match.types import Level, Need, Offer
from tests.core.rank.lists import few, offers, run

TITLE = "铝合金压铸气孔缺陷检测"


@pytest.mark.parametrize("capacity", [1, 2])
def test_no_offer_is_shown_to_more_needs_than_it_takes(capacity):
    found = run(capacity=capacity)
    shown = Counter(one.offer_id for one in found.matches)
    own = {offer.id: offer.capacity for offer in offers()}
    assert all(n <= (capacity if own[one] is None else own[one]) for one, n in shown.items())
    assert [(m.need_id, m.offer_id) for m in found.matches] == list(found.allocation.shown)
    assert found.allocation.gap < 1e-6


def test_an_own_capacity_binds_without_an_option():
    asking = [Need(f"n{i}", TITLE) for i in range(3)]
    found = few(asking, [Offer("a", TITLE, capacity=1), Offer("b", TITLE)])
    assert Counter(one.offer_id for one in found.matches) == {"a": 1, "b": 3}
    assert len(found.allocation.withheld) == 2


def test_a_full_offer_makes_way_for_the_next_and_ranks_close_up():
    asking = [Need("n1", TITLE), Need("n2", TITLE)]
    offering = [Offer("a", TITLE, capacity=1), Offer("b", "铝合金压铸气孔")]
    found = few(asking, offering, top=1)
    assert sorted((m.offer_id, m.rank) for m in found.matches) == [("a", 1), ("b", 1)]


def test_without_limits_there_is_no_allocation():
    found = few([Need("n", TITLE)], [Offer("a", TITLE)])
    assert found.allocation is None
    assert found.reverse == ()


def test_a_capacity_of_nothing_shows_nothing():
    found = few([Need("n", TITLE)], [Offer("a", TITLE, capacity=0)])
    assert found.matches == ()
    assert [one.need_id for one in found.unserved] == ["n"]


def test_the_reverse_ranks_for_each_offer_in_the_order_of_the_offers():
    found = run(both_ways=True, top=3)
    groups: dict[str, list] = {}
    for one in found.reverse:
        groups.setdefault(one.offer_id, []).append(one)
    assert list(groups) == [offer.id for offer in offers() if offer.id in groups]
    for mine in groups.values():
        assert [one.rank for one in mine] == list(range(1, len(mine) + 1))
        assert [(-m.score, m.need_id) for m in mine] == sorted((-m.score, m.need_id) for m in mine)
        assert len(mine) <= 3


def test_both_directions_agree_on_every_pair():
    found = run(both_ways=True, top=400, min_level=Level.WEAK)
    ours = {(m.need_id, m.offer_id): replace(m, rank=0) for m in found.matches}
    theirs = {(m.need_id, m.offer_id): replace(m, rank=0) for m in found.reverse}
    assert ours == theirs
    assert len(ours) > 80
