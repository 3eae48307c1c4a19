from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from rongtong.kit.audit.models import Entry
from rongtong.kit.privacy.actions import retaining
from rongtong.kit.privacy.actions.retaining import run_rule
from rongtong.kit.privacy.models import Reading, RetentionRun
from rongtong.kit.privacy.retention import Term, rules, terms
from rongtong.lib.actor import SYSTEM

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def reading(user, year):
    return Reading.objects.create(
        subject=user, kind="x", about="1", field="f", reader_name="r", reason="why", at=NOW.replace(year=year)
    )


def rule(name="privacy.readings"):
    return next(rule for rule in rules() if rule.name == name)


def test_every_rule_has_a_term_and_every_term_a_rule():
    assert {rule.name for rule in rules()} == set(terms())
    assert all(term.months + term.days > 0 and term.zh and term.en for term in terms().values())


@pytest.mark.parametrize(
    ("months", "before"), [(1, (2026, 2, 28)), (6, (2025, 9, 30)), (12, (2025, 3, 31)), (36, (2023, 3, 31))]
)
def test_terms_in_months(months, before):
    assert Term("x", "x", "x", months).before(NOW).timetuple()[:3] == before


def test_a_trial_counts_and_changes_nothing(user):
    reading(user, 2020), reading(user, 2026)
    assert run_rule(rule=rule(), dry=True, actor=SYSTEM, at=NOW).count == 1
    assert Reading.objects.count() == 2


def test_for_real_what_is_old_goes_and_what_is_young_stays(user, monkeypatch):
    monkeypatch.setattr(retaining, "BATCH", 2)
    young = reading(user, 2026)
    for _number in range(5):
        reading(user, 2020)
    run = run_rule(rule=rule(), dry=False, actor=SYSTEM, at=NOW)
    assert (run.count, Reading.objects.get()) == (5, young)
    assert Entry.objects.get(verb="privacy.retention").data["count"] == 5


def test_nothing_old_is_no_entry(user):
    reading(user, 2026)
    assert run_rule(rule=rule(), dry=False, actor=SYSTEM, at=NOW).count == 0
    assert not Entry.objects.filter(verb="privacy.retention").exists()


def test_the_command_tries_first(user, capsys):
    reading(user, 2020)
    call_command("retention")
    assert "privacy.readings: 1 would be disposed of" in capsys.readouterr().out
    assert Reading.objects.count() == 1
    call_command("retention", "--real")
    assert not Reading.objects.exists()
    assert RetentionRun.objects.filter(rule="privacy.readings", dry=False, count=1).exists()
