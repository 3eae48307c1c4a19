"""Two people at one moment, each with a connection of their own: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from rongtong.apps.parties.actions import invitations, member_roles, memberships, organisations, verifications
from rongtong.apps.parties.models import Membership, Organisation, Verification
from rongtong.kit.audit.queries import faults
from rongtong.kit.permissions.models import Assignment
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Call all at the same moment; give what each gave, or the refusal it met."""
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


def refusals(answers):
    return sum(isinstance(answer, ValidationError) for answer in answers)


def test_two_who_hold_one_link_join_once():
    made = make.organisation()
    sent, _ = make.invitation(made, way="link", address="")
    guests = [make.acting(account()) for _ in range(2)]
    answers = at_once(*(lambda a=a: invitations.accept(invitation=sent, actor=a, at=AT) for a in guests))
    assert refusals(answers) == 1
    assert Membership.objects.filter(organisation=made, state="active").count() == 2
    assert not list(faults())


def test_two_administrators_decide_one_request_once():
    made = make.organisation()
    second = make.acting(make.member(made, "org.admin").user)
    asked, first = make.request(made), make.acting(make.admin_of(made))
    answers = at_once(
        lambda: memberships.admit(membership=asked, roles=["org.editor"], actor=first, at=AT),
        lambda: memberships.refuse(membership=asked, reason="unknown", note="", actor=second, at=AT),
    )
    assert refusals(answers) == 1
    held = Assignment.objects.filter(user=asked.user, organisation=made.pk).exists()
    assert held == (Membership.objects.get(pk=asked.pk).state == "active")


def test_two_administrators_cannot_both_leave():
    made = make.organisation()
    first, second = made.memberships.get(), make.member(made, "org.admin")
    leaving = [(row, make.acting(row.user)) for row in (first, second)]
    answers = at_once(*(lambda r=r, a=a: memberships.leave(membership=r, actor=a, at=AT) for r, a in leaving))
    assert refusals(answers) == 1
    assert made.admins(AT).count() == 1


def test_one_leaves_while_the_other_is_demoted():
    made = make.organisation()
    first, second = made.memberships.get(), make.member(made, "org.admin")
    one, other = make.acting(first.user), make.acting(second.user)
    answers = at_once(
        lambda: memberships.leave(membership=first, actor=one, at=AT),
        lambda: member_roles.change_roles(
            membership=second, roles=[], version=second.version, actor=other, at=AT
        ),
    )
    assert refusals(answers) == 1
    assert made.admins(AT).count() == 1


def test_a_double_click_registers_once():
    founder, typed = make.acting(account()), make.values()
    twice = [lambda: organisations.register(values=typed, actor=founder, at=AT)] * 2
    assert refusals(at_once(*twice)) == 1
    assert Organisation.objects.count() == 1


def test_two_records_of_one_code_are_not_both_verified():
    one, other = make.organisation(), make.organisation()
    Organisation.objects.filter(pk=other.pk).update(uscc=one.uscc)
    other.refresh_from_db()
    taken, reviewers = [make.case(record) for record in (one, other)], [make.reviewer(), make.reviewer()]
    for case, by in zip(taken, reviewers, strict=True):
        verifications.decide(case=case, step="take", actor=by, at=AT)
    answers = at_once(
        *(
            lambda c=c, b=b: verifications.decide(case=c, step="verify", actor=b, at=AT)
            for c, b in zip(taken, reviewers, strict=True)
        )
    )
    verified = Organisation.objects.filter(verified=True).count()
    drawn = Verification.objects.filter(state="second_look").count()
    assert verified <= 1
    assert refusals(answers) + drawn >= 1


def test_two_editors_at_once_lose_nothing_unseen():
    made = make.organisation()
    editor = make.acting(make.admin_of(made))
    answers = at_once(
        *(
            lambda n=n: organisations.edit(
                organisation=made, values={"staff": n}, version=0, actor=editor, at=AT
            )
            for n in (5, 9)
        )
    )
    assert refusals(answers) == 1
