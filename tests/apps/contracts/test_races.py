"""Two sides at one moment: never agreed on a version one side did not accept, never signed on two texts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from rongtong.apps.contracts.actions import drafting, signing
from rongtong.apps.contracts.models import Acceptance, Contract, Signature, Terms
from rongtong.apps.ledger.models import Obligation
from tests.factories import contracts
from tests.factories.organisations import AT
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def lists(transactional_db):
    load()


def at_once(*calls):
    """Call all at one moment; give what each gave, or the refusal it met."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait(timeout=30)
            return call()
        except ValidationError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def refused(answers):
    return sum(isinstance(one, ValidationError) for one in answers)


def test_accepting_while_the_other_proposes():
    made = contracts.proposed()
    buyer, seller = (contracts.speaker(made, side) for side in ("buyer", "seller"))
    other = contracts.values(made, title="另一版")
    answers = at_once(
        lambda: drafting.propose(contract=made, values=other, based_on=1, actor=buyer, at=AT),
        lambda: drafting.accept(contract=made, number=1, actor=seller, at=AT),
    )
    assert refused(answers) == 1
    after = Contract.objects.get()
    if after.state == "agreed":
        said = Acceptance.objects.filter(terms__number=after.agreed_no).values_list("side", flat=True)
        assert (set(said), after.terms_no) == ({"buyer", "seller"}, 1)
    else:
        assert (after.terms_no, after.agreed_no) == (2, None)


def test_both_propose_and_one_is_told():
    made = contracts.proposed()
    answers = at_once(
        *(
            lambda side=side: drafting.propose(
                contract=made, values=contracts.values(made, title=f"{side}的一版"), based_on=1,
                actor=contracts.speaker(made, side), at=AT,
            )
            for side in ("buyer", "seller")
        )
    )  # fmt: skip
    assert refused(answers) == 1
    assert list(Terms.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_both_sign_twice_at_once():
    made = contracts.ready()
    digest = made.finals.get().sha256
    people = [contracts.speaker(made, side) for side in ("buyer", "seller", "buyer", "seller")]
    given = {"contract": made, "sha256": digest, "given": {"fresh": True}, "at": AT}
    answers = at_once(*(lambda who=who: signing.sign(actor=who, **given) for who in people))
    assert refused(answers) == 2
    assert Contract.objects.get().state == "signed"
    assert Signature.objects.count() == Obligation.objects.count() == 2


def test_signing_while_the_terms_are_opened():
    made = contracts.ready()
    digest = made.finals.get().sha256
    contracts.sign(made, "buyer")
    seller, buyer = contracts.speaker(made, "seller"), contracts.speaker(made, "buyer")
    given = {"sha256": digest, "given": {"fresh": True}, "actor": seller, "at": AT}
    answers = at_once(
        lambda: signing.sign(contract=made, **given),
        lambda: drafting.move(contract=made, step="reopen", reason="error", actor=buyer, at=AT),
    )
    assert refused(answers) == 1
    state, final = Contract.objects.get().state, made.finals.get()
    assert (state == "signed") == (final.signed_at is not None and final.voided_at is None)
