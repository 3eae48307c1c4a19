import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongtong.kit.permissions import Refused, can, everywhere, need, permission, visible, why_not
from rongtong.kit.permissions.register import Undeclared, named, permissions
from rongtong.lib.actor import ANONYMOUS, SYSTEM, Actor, Held
from tests.factories.tickets import ticket
from tests.sample.models import Ticket
from tests.sample.rules import SEE

pytestmark = pytest.mark.django_db
REGIONS = ("510104", "510105", "500103")
KEYS = st.none() | st.integers(1, 3)
HELD = st.builds(
    Held,
    st.sampled_from(["org.member", "org.admin", "officer", "reviewer", "clerk", "operator"]),
    KEYS,
    KEYS,
    st.none() | st.frozensets(st.sampled_from(REGIONS)),
)
ACTORS = st.builds(
    Actor,
    st.just("user"),
    st.integers(6, 8),
    st.just("Anne"),
    st.lists(HELD, max_size=3).map(tuple),
    st.none() | st.just(1),
    scopes=st.none() | st.just(frozenset({"sample.see"})) | st.just(frozenset({"sample.write"})),
)
TICKETS = st.lists(
    st.fixed_dictionaries(
        {"organisation": KEYS, "centre": KEYS, "region": st.sampled_from(REGIONS), "owner": st.integers(6, 8)}
    ),
    max_size=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    actor=ACTORS | st.just(ANONYMOUS) | st.just(SYSTEM),
    tickets=TICKETS,
    name=st.sampled_from(["sample.see", "sample.write", "sample.judge"]),
)
def test_the_filter_gives_just_what_the_test_allows(actor, tickets, name):
    Ticket.objects.all().delete()
    for number, values in enumerate(tickets):
        ticket("submitted" if number % 2 else "draft", **values)
    shown = sorted(visible(actor, name, Ticket.objects.all()).values_list("pk", flat=True))
    assert shown == [each.pk for each in Ticket.objects.order_by("pk") if can(actor, name, each)]


def test_a_stranger_sees_nothing_and_is_told_to_sign_in():
    made = ticket()
    assert not visible(ANONYMOUS, SEE, Ticket.objects.all()).exists()
    with pytest.raises(Refused, match=r"登录|sign in"):
        need(ANONYMOUS, SEE, made)


OPERATOR = Actor("user", 1, "Op", (Held("operator"),))


def test_staff_power_counts_in_a_session_only():
    made = ticket()
    assert not can(OPERATOR, SEE, made)
    assert can(Actor("user", 1, "Op", OPERATOR.held, staff=5), SEE, made)


@pytest.mark.parametrize(
    ("actor", "word"),
    [
        (ANONYMOUS, "sign in"),
        (OPERATOR, "staff session"),
        (Actor("user", 8, "Bo", (Held("officer", regions=frozenset({"500103"})),)), "outside your"),
        (Actor("user", 8, "Bo"), "do not include"),
        (Actor("user", 7, "Anne", scopes=frozenset()), "token"),
    ],
)
def test_every_refusal_says_what_would_help(actor, word, settings):
    settings.LANGUAGE_CODE = "en"
    permission_asked = "sample.judge" if word != "outside your" else "sample.see"
    assert word in why_not(actor, permission_asked)


def test_a_token_never_reaches_further_than_its_scopes():
    made = ticket()
    token = Actor("user", 7, "Anne", scopes=frozenset({"sample.see"}))
    assert can(token, "sample.see", made)
    assert not can(token, "sample.write", made)


def test_an_undeclared_name_is_an_error():
    with pytest.raises(Undeclared):
        can(SYSTEM, "sample.nothing")


def test_a_name_is_declared_once_and_for_known_roles():
    with pytest.raises(ValueError, match="twice"):
        permission("sample.see", "x", grants={})
    with pytest.raises(ValueError, match="no role wizard"):
        permission("sample.wizard", "x", grants={"wizard": everywhere()})
    assert named("sample.see") is SEE
    assert "sample.wizard" not in permissions()
