from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rongtong.apps.parties.actions import details, organisations
from rongtong.apps.parties.actions.organisations import AlreadyRegistered
from rongtong.apps.parties.models import ContactPerson, Organisation
from rongtong.apps.parties.rules.organisations import EDIT
from rongtong.kit.audit.models import Entry
from rongtong.kit.audit.presenters import presented
from rongtong.kit.permissions import Refused, can
from rongtong.kit.workflow import Conflict
from rongtong.lib.actor import ANONYMOUS
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db


def test_whoever_registers_administers():
    founder = account()
    made = make.organisation(founder)
    assert can(make.acting(founder), EDIT, made)
    assert [member.user for member in made.memberships.filter(state="active")] == [founder]


def test_nobody_registers_without_an_account():
    with pytest.raises(Refused):
        organisations.register(values=make.values(), actor=ANONYMOUS, at=AT)
    assert not Organisation.objects.exists()


def test_a_code_in_use_leads_to_the_record_that_has_it():
    there = make.organisation()
    with pytest.raises(AlreadyRegistered) as refused:
        make.organisation(uscc=there.uscc)
    assert refused.value.organisation == there


def test_a_form_sent_twice_makes_one_organisation():
    founder, typed = account(), make.values()
    organisations.register(values=typed, actor=make.acting(founder), at=AT)
    with pytest.raises(AlreadyRegistered):
        organisations.register(values=typed, actor=make.acting(founder), at=AT)
    assert Organisation.objects.count() == 1


def test_two_verified_records_never_share_a_code():
    one, other = make.organisation(), make.organisation()
    one.mark_verified(AT, AT.date(), "a")
    Organisation.objects.filter(pk=other.pk).update(uscc=one.uscc)
    other.refresh_from_db()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.mark_verified(AT, AT.date(), "b")


def test_an_edit_is_told_field_by_field():
    made = make.organisation(name="旧名有限公司")
    actor = make.acting(make.admin_of(made))
    organisations.edit(
        organisation=made, values={"name": "新名有限公司", "staff": 12}, version=0, actor=actor, at=AT
    )
    entry = Entry.objects.get(verb="parties.organisation.edited")
    assert entry.changes["name"] == ["旧名有限公司", "新名有限公司"]
    assert entry.changes["former_names"] == [[], ["旧名有限公司"]]


def test_the_second_of_two_editors_is_told_and_changes_nothing():
    made = make.organisation()
    actor = make.acting(make.admin_of(made))
    organisations.edit(organisation=made, values={"staff": 5}, version=0, actor=actor, at=AT)
    with pytest.raises(Conflict):
        organisations.edit(organisation=made, values={"staff": 9}, version=0, actor=actor, at=AT)
    assert Organisation.objects.get().staff == 5


def test_a_stranger_and_an_officer_of_another_county_cannot_edit():
    made = make.organisation(region=make.YUBEI)
    for actor in (make.acting(account()), make.reviewer("Wu", make.CHENGDU, role="officer"), ANONYMOUS):
        with pytest.raises(Refused):
            organisations.edit(organisation=made, values={"staff": 9}, version=0, actor=actor, at=AT)
    assert Organisation.objects.get().staff is None


def test_moving_to_another_region_is_dated():
    made = make.organisation()
    actor, later = make.acting(make.admin_of(made)), AT + timedelta(days=40)
    moved = organisations.edit(
        organisation=made, values={"region": make.CHENGDU}, version=0, actor=actor, at=later
    )
    assert moved.region_since == later.date()


def test_contacts_are_encrypted_and_the_trail_holds_them_masked():
    made = make.organisation()
    actor = make.acting(make.admin_of(made))
    row = {"name": "张伟", "phone": "+8613800138000", "email": "", "duty": "办公室", "audience": "members"}
    details.save_contacts(organisation=made, rows=[row], version=0, actor=actor, at=AT)
    entry = Entry.objects.get(verb="parties.organisation.edited")
    assert "138****8000" in str(entry.changes)
    assert "13800138000" not in str(entry.as_data())


def test_reading_a_contact_is_refused_to_strangers_and_written_down_for_members():
    made = make.organisation()
    actor = make.acting(make.admin_of(made))
    row = {"name": "张伟", "phone": "+8613800138000", "email": "", "duty": "", "audience": "members"}
    details.save_contacts(organisation=made, rows=[row], version=0, actor=actor, at=AT)
    contact = ContactPerson.objects.get()
    with pytest.raises(Refused):
        details.read_contact(contact=contact, actor=make.acting(account()), at=AT)
    assert details.read_contact(contact=contact, actor=actor, at=AT)["name"] == "张伟"
    assert Entry.objects.filter(verb="parties.contact.read").count() == 1


def test_a_contact_left_masked_keeps_its_number():
    made = make.organisation()
    actor = make.acting(make.admin_of(made))
    row = {"name": "张伟", "phone": "+8613800138000", "email": "", "duty": "", "audience": "members"}
    details.save_contacts(organisation=made, rows=[row], version=0, actor=actor, at=AT)
    kept = row | {"id": ContactPerson.objects.get().pk, "phone": None, "duty": "主任"}
    details.save_contacts(organisation=made, rows=[kept], version=1, actor=actor, at=AT)
    contact = ContactPerson.objects.get()
    assert (contact.phone, contact.duty) == ("+8613800138000", "主任")


def test_figures_are_replaced_whole_or_not_at_all():
    made = make.organisation()
    by = {"actor": make.acting(make.admin_of(made)), "at": AT}
    years = [{"year": 2024, "revenue": 100, "rd_spend": 10}, {"year": 2025, "revenue": None, "rd_spend": 20}]
    details.save_figures(organisation=made, rows=years, version=0, **by)
    with pytest.raises(ValidationError), transaction.atomic():
        details.save_figures(organisation=made, rows=[{"year": 2023, "revenue": -1}], version=1, **by)
    assert list(made.figures.values_list("year", "rd_spend")) == [(2025, 20), (2024, 10)]


def test_every_verb_of_the_trail_has_a_sentence():
    make.case(state="verified")
    verbs = set(Entry.objects.filter(verb__startswith="parties.").values_list("verb", flat=True))
    assert verbs - presented() == set()
