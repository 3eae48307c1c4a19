"""Random walks: whatever anybody tries, the trail alone tells where the record stands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered, perform
from tests.factories.tickets import AT, ticket
from tests.kit.workflow.test_perform import ACTORS
from tests.sample.models import Ticket, Watched
from tests.sample.workflow import TICKET

FAILS = 13
"""The ticket on which the subscriber of the sample app fails."""
MOVES = st.tuples(
    st.sampled_from(sorted(TICKET.by_name)), st.sampled_from(sorted(ACTORS)), st.sampled_from(["", "unclear"])
)


def replayed(obj: Ticket) -> tuple[str, int]:
    """Give the state and version that the trail alone tells."""
    state, version = "draft", 0
    for entry in trail.of(obj):
        before, after = entry.changes["state"]
        assert before == state
        state, version = after, version + 1
    return state, version


@pytest.mark.django_db(transaction=True)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(MOVES, max_size=12))
def test_the_trail_replays_any_walk(moves):
    made = ticket()
    for name, who, reason in moves:
        try:
            made = perform(made, name, actor=ACTORS[who], at=AT, reason=reason)
        except (Refused, Hindered):
            continue
    stored = Ticket.objects.get(pk=made.pk)
    assert replayed(made) == (stored.state, stored.version)
    told = Watched.objects.filter(about=str(made.pk)).count()
    assert stored.effects == stored.version == (told if made.pk != FAILS else stored.version)
    assert not list(trail.faults())
