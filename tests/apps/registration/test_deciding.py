"""From the form to the number: what each side does, what it may not, and who is told."""

import pytest

from tests.factories import registration as factory
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def test_a_signed_contract_is_registered():
    one = factory.registered()
    assert (one.state, one.number, one.round, one.registered_round) == ("registered", factory.NUMBER, 1, 1)
    assert one.technology_fen <= one.total_fen
