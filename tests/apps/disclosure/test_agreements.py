"""Asking for an agreement, signing it from both sides, declining, ending it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pypdf import PdfReader

from rongtong.apps.disclosure.actions import agreements as actions
from rongtong.apps.disclosure.jobs.agreements import expires
from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.queries.agreements import checked, is_whole, seen, to_sign
from rongtong.apps.disclosure.rules.terms import years_on
from rongtong.apps.disclosure.rules.wording import digests, wordings
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.parties.models import Organisation
from rongtong.kit.clocks.models import Clock
from rongtong.kit.files import store
from rongtong.kit.jobs.worker import work_on
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor, Held
from tests.factories.disclosure import HOUR, agreement, introduced
from tests.factories.introductions import acts, introduction
from tests.factories.organisations import AT, acting, member

pytestmark = pytest.mark.django_db
NOW = AT + 3 * HOUR


def ask(of: Introduction, actor: Actor, years: int = 3) -> Agreement:
    return actions.ask(introduction=of, years=years, actor=actor, at=NOW)


def test_both_sign_and_it_binds_for_its_term():
    made = agreement("standing", years=2)
    signed = AT + 4 * HOUR
    assert (made.state, made.signed_at, made.ends_at) == ("standing", signed, years_on(signed, 2))
    assert [one.side for one in made.signatures.all()] == ["buyer", "seller"]
    assert {one.sha256 for one in made.signatures.all()} == {made.sha256}
    told = Notice.objects.filter(name="disclosure.signed")
    assert {one.user_id for one in told} == {acts(made.introduction, r).id for r in ("buyer", "seller")}


def test_the_text_names_both_and_is_what_the_digests_say():
    made = agreement("half")
    assert str(made.buyer) in made.text
    assert made.introduction.offer.title in made.text
    assert "有效期3年" in made.text
    assert digests(made.text) == (made.sha256, made.sm3)
    assert is_whole(made)
    Agreement.objects.filter(pk=made.pk).update(text=made.text.replace("3年", "9年"))
    assert not is_whole(Agreement.objects.get(pk=made.pk))


def test_the_pdf_holds_both_languages_its_fonts_and_the_digests(settings: Any, tmp_path: Any):
    settings.MEDIA_ROOT = tmp_path
    made = agreement("standing")
    while work_on() is not None:
        pass
    made.refresh_from_db()
    assert made.file is not None
    reader = PdfReader(store.place(made.file.token))
    text = "".join(page.extract_text() for page in reader.pages)
    assert made.sha256 in text.replace("\n", "")
    assert "Confidentiality agreement" in text
    assert "保密内容" in text
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert all("/FontFile3" in one or "/FontFile2" in one for one in inner)
    for digest in (made.file.sha256, made.file.sm3.upper(), f" {made.sm3} "):
        found = checked(digest)
        assert found is not None
        assert found.signed_at == made.signed_at
        assert found.whole


def test_a_digest_of_what_only_one_signed_is_not_known():
    made = agreement("half")
    assert checked(made.sha256) is None
    assert checked("0" * 64) is None
    assert checked("kurz") is None


def test_nobody_unproven_signs_and_the_sentence_says_what_to_do():
    made = agreement("asked")
    none = {"verified": False, "verified_at": None, "verified_until": None}
    Organisation.objects.filter(pk=made.seller.organisation_id).update(**none)
    made.refresh_from_db()
    for role, word in (("seller", "Your identity is not proven"), ("buyer", "other side is not proven")):
        with pytest.raises(Hindered, match=word):
            actions.move(agreement=made, step="sign", actor=acts(made.introduction, role), at=NOW)
    assert not made.signatures.exists()


def test_one_side_signs_once_and_nobody_signs_for_both():
    made = agreement("half")
    buyer = acts(made.introduction, "buyer")
    with pytest.raises(Hindered, match="Your side has signed"):
        actions.move(agreement=made, step="countersign", actor=buyer, at=NOW)
    house = made.seller.organisation_id
    both = Actor("user", buyer.id, "Both", (*buyer.held, Held("org.agent", house)))
    with pytest.raises(Hindered, match="both sides"):
        actions.move(agreement=made, step="countersign", actor=both, at=NOW)
    assert made.signatures.count() == 1


@pytest.mark.parametrize("role", ["org.editor", "org.member"])
def test_who_may_not_bind_the_house_does_not_sign(role: str):
    made = agreement("asked")
    joined = member(made.seller.organisation, role)
    with pytest.raises(Refused):
        actions.move(agreement=made, step="sign", actor=acting(joined.user), at=NOW)


def test_it_is_asked_only_where_they_talk_and_know_each_other():
    waiting = introduction("requested")
    with pytest.raises(Hindered, match="accepted"):
        ask(waiting, acts(waiting, "buyer"))
    made = introduced()
    with pytest.raises(ValidationError, match="term"):
        ask(made, acts(made, "buyer"), years=40)
    Introduction.objects.filter(pk=made.pk).update(seller_named_at=None)
    with pytest.raises(Hindered, match="show who they are"):
        ask(made, acts(made, "buyer"))
    Introduction.objects.filter(pk=made.pk).update(seller_named_at=AT)
    ask(made, acts(made, "seller"))
    with pytest.raises(Hindered, match="already"):
        ask(made, acts(made, "buyer"))
    assert Agreement.objects.count() == 1


def test_strangers_and_officers_ask_for_nothing():
    made = introduced()
    officer = Actor("user", 77, "Officer", (Held("officer", None, 1, frozenset({made.buyer_home})),))
    for stranger in (Actor("user", 78, "Stranger"), officer):
        with pytest.raises(Refused):
            ask(made, stranger)
    assert not Agreement.objects.exists()


def test_the_other_side_declines_with_a_reason_and_the_asking_side_withdraws():
    made = agreement("asked")
    with pytest.raises(Hindered, match="withdraw it"):
        actions.move(
            agreement=made, step="decline", reason="early", actor=acts(made.introduction, "buyer"), at=NOW
        )
    with pytest.raises(Hindered, match="reason"):
        actions.move(agreement=made, step="decline", actor=acts(made.introduction, "seller"), at=NOW)
    agreement("declined")
    assert Notice.objects.filter(name="disclosure.declined").count() == 1
    assert agreement("withdrawn").state == "withdrawn"


def test_its_clock_ends_it_and_runs_at_least_to_its_day():
    made = agreement("standing")
    clock = Clock.objects.get(kind="disclosure.agreement_3", about=made.pk)
    assert made.ends_at is not None
    assert timedelta() <= clock.due_at - made.ends_at < timedelta(days=2)
    expires(clock, at=clock.due_at)
    made.refresh_from_db()
    assert made.state == "expired"


def test_only_the_sides_see_it():
    made = agreement("half")
    home = Actor("user", 70, "Officer", (Held("officer", None, 1, frozenset({made.buyer_home})),))
    elsewhere = Actor("user", 71, "Officer", (Held("officer", None, 2, frozenset({"510104"})),))
    for other in (home, elsewhere, Actor("user", 72, "Stranger")):
        assert not seen(other).exists()
    assert list(seen(acts(made.introduction, "seller"))) == [made]
    assert to_sign(acts(made.introduction, "seller")) == [made]
    assert to_sign(acts(made.introduction, "buyer")) == []


def test_anybody_checks_a_digest_and_learns_nothing_else(client: Client):
    made = agreement("standing")
    said = client.post("/agreements/check/", {"digest": made.sha256}).content.decode()
    assert "2026-03-02" in said
    assert str(made.buyer) not in said
    assert made.number not in said
    assert client.post("/agreements/check/", {}).status_code == 422


def test_every_wording_fills_in_and_says_what_was_checked():
    for one in wordings().values():
        assert all(clause.law or not clause.verified for clause in one.clauses)
        assert len(one.clauses) >= 6
