import pytest
from django.test import Client
from django.urls import reverse

from rongtong.apps.parties.models import Invitation, Membership, Organisation
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories import centres, vocab
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists():
    vocab.load()


def client(user=None):
    made = Client()
    if user is not None:
        made.force_login(user)
    return made


def page(who, name, *args, **query):
    return client(who).get(reverse(f"parties:{name}", args=args), query)


def test_the_directory_shows_public_records_only_to_strangers(lists):
    make.organisation(name="公开有限公司")
    make.organisation(name="内部有限公司", visibility="members")
    shown = page(None, "organisations").content.decode()
    assert "公开有限公司" in shown
    assert "内部有限公司" not in shown


@pytest.mark.parametrize("text", ["传感", "渝新传感", "ＹＸ", "旧名"])
def test_any_part_of_any_name_finds_it(lists, text):
    make.organisation(name="重庆渝新传感技术有限公司", short_name="YX 传感", former_names=["旧名研究所"])
    make.organisation(name="成都另一家有限公司")
    shown = page(None, "organisations", q=text).content.decode()
    assert "渝新传感技术" in shown
    assert "另一家" not in shown


def test_pairs_that_stand_apart_do_not_find_it(lists):
    make.organisation(name="传感新感知有限公司")
    assert "传感新感知" not in page(None, "organisations", q="传感知").content.decode()


def test_a_code_in_small_letters_finds_its_record(lists):
    made = make.organisation()
    assert made.name in page(None, "organisations", q=made.uscc.lower()).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_costs_the_same_however_long(lists, rows, django_assert_num_queries):
    for _ in range(rows):
        make.organisation()
    page(None, "organisations")
    with django_assert_num_queries(3):
        page(None, "organisations")


def test_a_hidden_record_looks_like_none(lists):
    made = make.organisation(visibility="members")
    assert page(None, "organisation", made.pk).status_code == 404
    assert page(account(), "organisation", made.pk).status_code == 404
    assert page(make.admin_of(made), "organisation", made.pk).status_code == 200


def test_registering_asks_for_the_code_and_offers_to_join(lists):
    there = make.organisation()
    found = client(account()).post(reverse("parties:register"), {"uscc": there.uscc})
    assert found.status_code == 409
    assert reverse("parties:join", args=[there.pk]) in found.content.decode()


def test_registering_makes_the_page(lists):
    typed = {"name": "重庆新立有限公司", "uscc": make.code(), "kind": "company", "region": "重庆渝北区"}
    answer = client(account()).post(reverse("parties:register_new"), typed)
    made = Organisation.objects.get()
    assert answer.url == reverse("parties:organisation", args=[made.pk])
    assert made.region == "500112"


def test_faults_stand_beside_their_fields_and_keep_what_was_typed(lists):
    typed = {"name": "重庆新立有限公司", "uscc": "91500112MA0000001A", "kind": "company", "region": "无此地"}
    shown = client(account()).post(reverse("parties:register_new"), typed)
    assert shown.status_code == 422
    assert set(shown.context["form"].errors) == {"uscc", "region"}
    assert "重庆新立有限公司" in shown.content.decode()


def edit_values(made, **changes):
    keys = ("name", "uscc", "kind", "visibility", "region", "version")
    return {name: getattr(made, name) for name in keys} | changes


def test_the_second_editor_sees_the_difference_and_loses_nothing(lists):
    made = make.organisation()
    editor = client(make.admin_of(made))
    address = reverse("parties:organisation_edit", args=[made.pk])
    editor.post(address, edit_values(made, summary="第一位写的"))
    second = editor.post(address, edit_values(made, summary="第二位写的"))
    assert second.status_code == 409
    assert "第一位写的" in second.content.decode()
    assert "第二位写的" in second.content.decode()
    again = editor.post(address, edit_values(made, summary="第二位写的", version=1))
    assert again.status_code == 302
    assert Organisation.objects.get().summary == "第二位写的"


@pytest.mark.parametrize("name", ["organisation_edit", "verification", "members", "organisation_history"])
def test_strangers_are_refused_with_a_sentence(lists, name):
    made = make.organisation()
    answer = page(account(), name, made.pk)
    assert answer.status_code == 403


def test_contacts_are_shown_masked_and_read_by_members_only(lists):
    made = make.organisation()
    rows = {
        "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-name": "张伟", "form-0-phone": "13800138000",
        "form-0-email": "", "form-0-duty": "", "form-0-audience": "members", "version": 0,
    }  # fmt: skip
    admin = make.admin_of(made)
    client(admin).post(reverse("parties:organisation_rows", args=[made.pk, "contacts"]), rows)
    shown = page(None, "organisation", made.pk).content.decode()
    assert "138****8000" in shown
    assert "13800138000" not in shown
    address = reverse("parties:contact", args=[made.pk, made.contacts.get().pk])
    assert client(account()).post(address).status_code == 403
    assert "+8613800138000" in client(admin).post(address).content.decode()


def test_figures_typed_in_yuan_are_kept_in_fen(lists):
    made = make.organisation()
    rows = {
        "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-year": 2025, "form-0-revenue": "1234.56",
        "form-0-rd_spend": "", "version": 0,
    }  # fmt: skip
    client(make.admin_of(made)).post(reverse("parties:organisation_rows", args=[made.pk, "figures"]), rows)
    assert list(made.figures.values_list("year", "revenue", "rd_spend")) == [(2025, 123456, None)]


def test_an_invitation_by_link_is_shown_once_and_lets_one_person_in(lists):
    made = make.organisation()
    admin = client(make.admin_of(made))
    admin.post(reverse("parties:invite", args=[made.pk]), {"way": "link", "roles": ["org.editor"]})
    link = admin.get(reverse("parties:members", args=[made.pk])).context["new_link"]
    assert admin.get(reverse("parties:members", args=[made.pk])).context["new_link"] is None
    first, second = account(), account()
    assert client(first).get(link).status_code == 200
    client(first).post(link, {"transition": "accept"})
    assert client(second).get(link).status_code == 410
    assert Membership.objects.filter(user=first, state="active").exists()


def test_a_used_a_withdrawn_and_an_invented_token_look_the_same(lists):
    made = make.organisation()
    sent, token = make.invitation(made)
    Invitation.objects.filter(pk=sent.pk).update(state="withdrawn")
    known = page(account(), "invitation", token)
    invented = page(account(), "invitation", "x" * 43)
    assert known.status_code == invented.status_code == 410
    assert made.name not in known.content.decode()


def test_the_wrong_person_is_told_plainly(lists):
    made = make.organisation()
    _, token = make.invitation(made, "guest@example.org")
    shown = page(account(), "invitation", token).content.decode()
    assert "g***@example.org" in shown
    assert "guest@example.org" not in shown


def test_inviting_tells_nobody_whether_the_address_has_an_account(lists):
    made = make.organisation()
    account(email="known@example.org")
    admin, answers = client(make.admin_of(made)), []
    for address in ("known@example.org", "unknown@example.org"):
        typed = {"way": "email", "address": address}
        answers.append(admin.post(reverse("parties:invite", args=[made.pk]), typed, follow=True))
    said = [[str(message) for message in answer.context["messages"]] for answer in answers]
    assert said[0] == said[1]


def test_asking_deciding_and_leaving_by_the_pages(lists):
    made, person = make.organisation(), account()
    client(person).post(reverse("parties:join", args=[made.pk]), {"message": "研发部"})
    asked = Membership.objects.get(user=person)
    admin = client(make.admin_of(made))
    assert "研发部" in admin.get(reverse("parties:members", args=[made.pk])).content.decode()
    admin.post(reverse("parties:decide_request", args=[asked.pk]), {"answer": "admit"})
    client(person).post(reverse("parties:membership_step", args=[asked.pk]), {"transition": "leave"})
    asked.refresh_from_db()
    assert asked.state == "left"


def test_merged_records_lead_to_the_one_that_stands(lists):
    kept, gone = make.organisation(), make.organisation()
    Organisation.objects.filter(pk=gone.pk).update(merged_into=kept)
    assert page(None, "organisation", gone.pk).url == reverse("parties:organisation", args=[kept.pk])


def reviewing(region="500000"):
    person = account("Reviewer")
    centre = centres.centre(region=region)
    assign(user=person, role="reviewer", centre=centre.pk, actor=SYSTEM, at=AT)
    return person


def test_a_case_from_the_queue_to_the_mark_by_the_pages(lists):
    waiting = make.case()
    desk = client(reviewing())
    assert waiting.organisation.name in desk.get(reverse("parties:review_queue")).content.decode()
    address = reverse("parties:review", args=[waiting.pk])
    assert desk.get(address).status_code == 200
    desk.post(address, {"transition": "take"})
    answer = {"transition": "return", "reason": "missing", "note": "请补盖章"}
    assert desk.post(address, answer, follow=True).status_code == 200
    waiting.refresh_from_db()
    assert waiting.state == "returned"
    shown = page(User.objects.get(pk=waiting.applicant_id), "verification", waiting.organisation_id)
    assert "请补盖章" in shown.content.decode()


def test_a_case_of_another_county_is_not_there(lists):
    waiting = make.case(make.organisation(region=make.CHENGDU))
    answer = page(reviewing(), "review", waiting.pk)
    assert answer.status_code == page(reviewing(), "review", 10**8).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_costs_the_same_however_long(lists, rows, django_assert_num_queries):
    for _ in range(rows):
        make.case()
    desk = client(reviewing())
    desk.get(reverse("parties:review_queue"))
    with django_assert_num_queries(10):
        desk.get(reverse("parties:review_queue"))
