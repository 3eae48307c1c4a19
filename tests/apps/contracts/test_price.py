"""The price: published by public bodies, objected to and answered; or found in recorded steps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.contracts.actions import drafting, pricing
from rongtong.apps.contracts.models import Contract, PriceStep
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import contracts
from tests.factories.accounts import account
from tests.factories.organisations import AT, PDF, acting
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db
OVER = AT + timedelta(days=16)


@pytest.fixture(autouse=True)
def lists(db):
    load()


def close(made, at):
    by = contracts.speaker(made, "seller", at)
    return drafting.move(contract=made, step="close_notice", actor=by, at=at)


def test_a_public_body_publishes_for_fifteen_days():
    notice = contracts.published()
    made = notice.contract
    assert notice.until >= AT + timedelta(days=15)
    with pytest.raises(Hindered):
        close(made, AT + timedelta(days=14))
    assert close(made, OVER).state == "ready"


def test_without_the_notice_nobody_signs():
    made = contracts.agreed(state_owned=True)
    with pytest.raises(Hindered):
        drafting.move(contract=made, step="prepare", actor=contracts.speaker(made, "buyer"), at=AT)
    assert made.finals.count() == 0


def test_an_open_objection_holds_the_contract():
    said = contracts.objected()
    made, owner = said.notice.contract, contracts.speaker(said.notice.contract, "seller")
    with pytest.raises(Hindered):
        close(made, OVER)
    by = contracts.speaker(made, "buyer")
    with pytest.raises(Refused):
        pricing.answer_objection(
            objection=said, step="reject", reason="shown", note="不成立", actor=by, at=AT
        )
    pricing.answer_objection(
        objection=said, step="reject", reason="shown", note="署名无误", actor=owner, at=AT
    )
    assert close(made, OVER).state == "ready"


def test_an_upheld_objection_opens_the_terms_again():
    said = contracts.objected()
    made, owner = said.notice.contract, contracts.speaker(said.notice.contract, "seller")
    pricing.answer_objection(objection=said, step="uphold", note="属实", actor=owner, at=AT)
    with pytest.raises(Hindered):
        close(made, OVER)
    done = drafting.move(contract=made, step="reopen", reason="objection", actor=owner, at=AT)
    assert (done.state, done.agreed_no) == ("drafting", None)
    given = {"why": "price", "text": "太低", "actor": acting(account()), "at": AT}
    with pytest.raises((Hindered, Refused)):
        pricing.object_to(notice=said.notice, **given)


def test_an_auction_goes_step_by_step_with_its_papers():
    made = contracts.agreed(terms={"price_mode": "auction"})
    by = contracts.speaker(made, "seller")
    paper = SimpleUploadedFile("公告.pdf", PDF, content_type="application/pdf")
    given = {"contract": made, "note": "", "actor": by, "at": AT}
    day = AT.date()
    with pytest.raises(ValidationError):
        pricing.take_step(step="begun", on=day - timedelta(days=9), **given)
    pricing.take_step(step="begun", on=day - timedelta(days=9), upload=paper, **given)
    with pytest.raises(ValidationError):  # seven days lie between notice and auction
        pricing.take_step(step="closed", on=day - timedelta(days=4), **given)
    pricing.take_step(step="closed", on=day - timedelta(days=2), **given)
    with pytest.raises(Hindered):
        drafting.move(contract=made, step="prepare", actor=by, at=AT)
    paper.seek(0)
    pricing.take_step(step="result", on=day, upload=paper, **given)
    assert drafting.move(contract=made, step="prepare", actor=by, at=AT).state == "ready"
    assert PriceStep.objects.count() == 3
    assert Contract.objects.get().finals.count() == 1
