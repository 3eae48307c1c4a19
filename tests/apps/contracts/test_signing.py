"""Signing: both sides the same bytes, verified, proven; anything that changes makes it void."""

from __future__ import annotations

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.contracts.actions import changing, drafting, performing, signing
from rongtong.apps.contracts.models import Contract, Signature
from rongtong.apps.ledger.models import Obligation
from rongtong.kit.facts.models import Fact
from rongtong.kit.files.store import place
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, Hindered
from tests.factories import contracts
from tests.factories.organisations import AT, PDF, acting, member
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def test_both_sign_the_same_bytes():
    made = contracts.ready()
    final = made.finals.get()
    assert hashlib.sha256(place(final.file.token).read_bytes()).hexdigest() == final.sha256
    assert contracts.sign(made, "buyer").state == "ready"
    done = contracts.sign(made, "seller")
    assert (done.state, done.signed_no, done.milestones.count()) == ("signed", 1, 2)
    owed = Obligation.objects.filter(debtor=made.buyer, creditor=made.seller, about_key=made.pk)
    assert sorted(owed.values_list("amount", flat=True)) == [20_000_000, 30_000_000]
    assert Fact.objects.filter(name="contracts.signed").count() == 1
    assert set(Signature.objects.values_list("side", "sha256")) == {
        ("buyer", final.sha256), ("seller", final.sha256),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"sha256": "0" * 64}, Conflict),
        ({"given": {"password": "wrong"}}, ValidationError),
        ({"given": {}}, ValidationError),
    ],
)
def test_no_signature_without_proof_or_on_other_bytes(changes, refusal):
    made = contracts.ready()
    with pytest.raises(refusal):
        contracts.sign(made, "buyer", **changes)
    assert Signature.objects.count() == 0


def test_an_editor_negotiates_but_does_not_sign():
    made = contracts.ready()
    editor = member(made.buyer.organisation, "org.editor").user
    digest = made.finals.get().sha256
    with pytest.raises(Refused):
        signing.sign(contract=made, sha256=digest, given={"fresh": True}, actor=acting(editor), at=AT)
    assert Signature.objects.count() == 0


def test_who_is_not_verified_does_not_sign():
    made = contracts.ready()
    made.buyer.organisation.unmark_verified()
    with pytest.raises(Hindered):
        contracts.sign(made, "buyer")


def test_opening_the_terms_makes_the_signature_void():
    made = contracts.ready()
    contracts.sign(made, "buyer")
    by = contracts.speaker(made, "seller")
    drafting.move(contract=made, step="reopen", reason="terms", actor=by, at=AT)
    assert made.finals.get().voided_at == AT
    with pytest.raises(Hindered):
        signing.sign(contract=made, sha256=made.finals.get().sha256, given={"fresh": True}, actor=by, at=AT)


def test_on_paper_one_brings_the_scan_and_the_other_confirms_it():
    made = contracts.ready()
    digest = made.finals.get().sha256
    scan = SimpleUploadedFile("scan.pdf", PDF, content_type="application/pdf")
    given = {"contract": made, "sha256": digest, "at": AT}
    with pytest.raises(ValidationError):
        signing.sign_on_paper(actor=contracts.speaker(made, "buyer"), **given)
    signing.sign_on_paper(actor=contracts.speaker(made, "buyer"), upload=scan, **given)
    done = signing.sign_on_paper(actor=contracts.speaker(made, "seller"), **given)
    assert done.state == "signed"
    assert len(set(Signature.objects.values_list("scan", flat=True))) == 1


def test_a_change_counts_when_both_have_signed_it():
    made = contracts.signed()
    later = contracts.values(made, valid_to="2027-12-31")
    seller, buyer = contracts.speaker(made, "seller"), contracts.speaker(made, "buyer")
    changing.ask_change(contract=made, values=later, based_on=1, why="样件推迟", actor=seller, at=AT)
    changing.answer_change(contract=made, number=2, agree=True, actor=buyer, at=AT)
    assert Contract.objects.get().valid_to.isoformat() == "2027-03-31"
    contracts.sign(made, "seller")
    done = contracts.sign(made, "buyer")
    assert (done.signed_no, done.valid_to.isoformat()) == (2, "2027-12-31")
    assert Fact.objects.filter(name="contracts.changed").count() == 1


def test_deliver_rework_accept_and_all_is_completed():
    stone = contracts.delivered()
    made = stone.contract
    buyer, seller = contracts.speaker(made, "buyer"), contracts.speaker(made, "seller")
    back = {"reason": "figures", "note": "检出率只有91%。"}
    performing.judge(milestone=stone, step="rework", actor=buyer, at=AT, **back)
    performing.deliver(milestone=stone, note="已改进光源。", actor=seller, at=AT)
    with pytest.raises(Refused):
        performing.judge(milestone=stone, step="accept", actor=seller, at=AT)
    performing.judge(milestone=stone, step="accept", actor=buyer, at=AT)
    last = made.milestones.get(number=2)
    performing.deliver(milestone=last, note="产线连续运行30天。", actor=seller, at=AT)
    performing.judge(milestone=last, step="accept", actor=buyer, at=AT)
    assert Contract.objects.get().state == "completed"
    assert Fact.objects.filter(name="contracts.milestone_accepted").count() == 2


def test_an_early_end_needs_both():
    asked = contracts.ending()
    made = asked.contract
    buyer, seller = contracts.speaker(made, "buyer"), contracts.speaker(made, "seller")
    with pytest.raises(Hindered):
        performing.answer_end(termination=asked, step="agree", actor=buyer, at=AT)
    performing.answer_end(termination=asked, step="agree", note="同意", actor=seller, at=AT)
    assert Contract.objects.get().state == "terminated"
    assert set(made.milestones.values_list("state", flat=True)) == {"cancelled"}
