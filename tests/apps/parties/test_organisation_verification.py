from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from rongtong.apps.parties.actions import organisations, verifications
from rongtong.apps.parties.models import Evidence, Organisation, Verification
from rongtong.apps.parties.queries.verifications import Difference, differences, queue
from rongtong.apps.parties.rules.verification_terms import is_sampled
from rongtong.apps.parties.workflow.verification_effects import REVIEW_CLOCK
from rongtong.kit import clocks
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import organisations as make
from tests.factories.organisations import AT, DAY

pytestmark = pytest.mark.django_db


def test_verified_from_the_licence_to_the_mark():
    done = make.case(state="verified")
    record = Organisation.objects.get()
    assert record.verified_at == AT
    assert record.verified_until == done.valid_until == (AT + 730 * DAY).date()
    assert Fact.objects.filter(name="parties.organisation_verified").count() == 1


def test_nothing_is_handed_in_without_the_licence():
    begun = make.case(state="draft")
    actor = make.acting(make.admin_of(begun.organisation))
    with pytest.raises(Hindered):
        verifications.submit(case=begun, licence_name="x", actor=actor, at=AT)
    assert Verification.objects.get().state == "draft"


def test_a_returned_case_shows_what_changed():
    returned = make.case(state="returned")
    record = returned.organisation
    actor = make.acting(make.admin_of(record))
    organisations.edit(
        organisation=record, values={"short_name": "渝新"}, version=record.version, actor=actor, at=AT
    )
    returned.refresh_from_db()
    verifications.submit(case=returned, licence_name=record.name, actor=actor, at=AT)
    first, second = returned.submissions.all()
    assert [(d.name, d.before, d.after) for d in differences(first, second)] == [("short_name", "", "渝新")]
    assert (first.outcome, first.wording) == ("return", "Please add the seal")


def test_an_answer_without_words_is_refused():
    taken = make.case(state="in_review")
    with pytest.raises(ValidationError):
        verifications.decide(case=taken, step="return", reason="other", actor=make.reviewer(), at=AT)
    assert Verification.objects.get().state == "in_review"


def test_a_reviewer_of_another_county_neither_sees_nor_takes_it():
    waiting = make.case()
    elsewhere = make.reviewer("Wu", make.CHENGDU)
    assert list(queue(elsewhere)) == []
    with pytest.raises(Refused):
        verifications.decide(case=waiting, step="take", actor=elsewhere, at=AT)
    assert Verification.objects.get().state == "submitted"


def test_nobody_reviews_their_own_organisation():
    made = make.organisation()
    reviewing = make.reviewer()
    from rongtong.kit.accounts.models import User

    make.member(made, user=User.objects.get(pk=reviewing.id))
    waiting = make.case(made)
    with pytest.raises(Hindered):
        verifications.decide(case=waiting, step="take", actor=reviewing, at=AT)
    assert Verification.objects.get().reviewer_id is None


def test_only_who_took_the_case_decides_it():
    taken = make.case(state="in_review")
    with pytest.raises(Hindered):
        verifications.decide(case=taken, step="verify", actor=make.reviewer("Other"), at=AT)
    assert Verification.objects.get().state == "in_review"


def test_a_drawn_case_needs_a_second_person(monkeypatch):
    monkeypatch.setattr("rongtong.apps.parties.workflow.verification_guards.is_sampled", lambda *a: True)
    monkeypatch.setattr("rongtong.apps.parties.actions.verifications.is_sampled", lambda *a: True)
    waiting, first = make.case(), make.reviewer("First")
    for step in ("take", "verify"):
        waiting = verifications.decide(case=waiting, step=step, actor=first, at=AT)
    assert (waiting.state, Organisation.objects.get().verified_at) == ("second_look", None)
    with pytest.raises(Hindered):
        verifications.decide(case=waiting, step="confirm", actor=first, at=AT)
    verifications.decide(case=waiting, step="confirm", actor=make.reviewer("Second"), at=AT)
    assert Organisation.objects.get().verified_at == AT


@pytest.mark.parametrize(("share", "least", "most"), [(0.0, 0, 0), (0.1, 60, 140), (1.0, 1000, 1000)])
def test_the_sample_has_the_share_it_should(share, least, most):
    assert least <= sum(is_sampled(case, 1, share) for case in range(1000)) <= most


def test_a_code_that_is_verified_elsewhere_stops_it():
    make.case(state="verified")
    known = Organisation.objects.get()
    other = make.organisation()
    Organisation.objects.filter(pk=other.pk).update(uscc=known.uscc)
    other.refresh_from_db()
    by, waiting = make.reviewer(), make.case(other)
    verifications.decide(case=waiting, step="take", actor=by, at=AT)
    with pytest.raises(Hindered):
        verifications.decide(case=waiting, step="verify", actor=by, at=AT)
    assert Organisation.objects.filter(verified_at__isnull=False).count() == 1


def test_the_reply_clock_runs_from_handing_in_to_the_answer():
    waiting = make.case()
    (clock,) = clocks.of(waiting, REVIEW_CLOCK)
    assert clock.due_at.date() == (AT + 7 * DAY).date()
    by = make.reviewer()
    verifications.decide(case=waiting, step="take", actor=by, at=AT)
    verifications.decide(case=waiting, step="return", reason="other", note="Seal", actor=by, at=AT)
    assert list(clocks.of(waiting, REVIEW_CLOCK)) == []


def test_two_years_later_the_mark_is_gone():
    make.case(state="verified")
    tick(at=AT + timedelta(days=732))
    assert Organisation.objects.get().verified_at is None
    assert Verification.objects.get().state == "expired"


def test_a_renewal_takes_the_place_of_the_old_one():
    old = make.case(state="verified")
    later = AT + 700 * DAY
    with pytest.raises(Hindered):
        make.case(old.organisation, "draft", at=AT + 30 * DAY)
    make.case(Organisation.objects.get(), "verified", at=later)
    states = Verification.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["superseded", "verified"]
    assert Organisation.objects.get().verified_until == (later + 730 * DAY).date()


def test_another_name_takes_the_mark_away():
    make.case(state="verified")
    record = Organisation.objects.get()
    actor = make.acting(make.admin_of(record))
    organisations.edit(
        organisation=record, values={"name": "另名有限公司"}, version=record.version, actor=actor, at=AT
    )
    assert Organisation.objects.get().verified_at is None
    assert Verification.objects.get().state == "suspended"


def test_a_document_of_a_case_that_is_handed_in_stays():
    waiting = make.case()
    actor = make.acting(make.admin_of(waiting.organisation))
    with pytest.raises(Hindered):
        verifications.remove_evidence(evidence=Evidence.objects.get(), actor=actor, at=AT)
    assert Evidence.objects.count() == 1


def test_documents_that_changed_are_named_and_told_apart():
    changed = Difference("documents", ["licence: 6d13ae99dd77"], ["licence: 0b2c4f99dd77"])
    with override("zh-hans"):
        assert (changed.old, changed.new) == ("营业执照或法人证书 (6d13ae)", "营业执照或法人证书 (0b2c4f)")
    assert Difference("documents", [], []).old == "—"
