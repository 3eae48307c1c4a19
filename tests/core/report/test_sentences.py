"""Reasons as sentences: specific, varied, the same in every run, and sums that stay exact."""

from __future__ import annotations

from string import Formatter

from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.explain.sentences import label, points, sentence, sentences, summary, variants
from rongtong_match.messages import LANGUAGES
from rongtong_match.messages.explain import MESSAGES
from rongtong_match.messages.report import MESSAGES as REPORT
from rongtong_match.types import Contribution, Level, Match, Reason, Verdict
from tests.core.report.sample_run import sample_run


def pair(*reasons: Reason, offer: str = "o") -> Match:
    return Match("n", offer, 1, 0.5, Level.WEAK, Verdict(), reasons=reasons)


def terms(*found: str) -> Reason:
    return Reason("topic.terms", (("terms", "、".join(found)),))


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_use_the_same_parameters() -> None:
    for code, (zh, en) in (MESSAGES | REPORT).items():
        assert names(zh) == names(en), code


def test_a_variant_needs_no_more_than_its_code_gives() -> None:
    for code in MESSAGES:
        base = code.split("~")[0]
        assert names(MESSAGES[code][0]) <= names(MESSAGES[base][0]), code


def test_one_term_reads_differently_from_many() -> None:
    assert "IGBT" in sentence(terms("IGBT"))
    assert sentence(terms("IGBT")) != sentence(terms("IGBT", "热阻")).replace("、热阻", "")


def test_a_long_list_of_terms_is_cut_and_joined_as_the_language_joins() -> None:
    many = terms("一", "二", "三", "四", "五")
    assert "一、二、三、四”" in sentence(many)
    assert "一, 二, 三, 四”" in sentence(many, "en")


def test_neighbours_read_differently_and_a_rerun_reads_the_same() -> None:
    said = [summary(pair(terms("甲", "乙"), offer=f"o{i}")) for i in range(20)]
    assert len(set(said)) == len(variants("topic.terms"))
    assert said == [summary(pair(terms("甲", "乙"), offer=f"o{i}")) for i in range(20)]


def test_the_summary_says_the_subject_first_and_a_warning_instead_of_a_comfort() -> None:
    thin = Reason("quality.thin", (("length", 6),))
    same = Reason("field.same", (("field", "新材料"),))
    said = summary(pair(thin, same, terms("钒")))
    assert said.index("钒") < said.index("6 个字")
    assert "新材料" not in said


def test_a_pair_without_reasons_says_so() -> None:
    assert summary(pair()) == MESSAGES["explain.nothing"][0]


def test_every_reason_of_the_sample_can_be_said() -> None:
    for match in sample_run().matches:
        for language in LANGUAGES:
            assert all("{" not in said or "{{" in said for said in sentences(match, language))


def test_an_unknown_feature_shows_its_name() -> None:
    assert label("topic_terms") == "术语重合"
    assert label("novel_thing") == "novel_thing"


@given(st.lists(st.integers(0, 400_000), max_size=12))
def test_shown_points_add_up_to_the_shown_sum(parts: list[int]) -> None:
    shown = points([Contribution("f", 0.0, 1.0, p) for p in parts])
    assert sum(shown) == (sum(parts) + 500) // 1000
    assert all(abs(s * 1000 - p) < 1000 for s, p in zip(shown, parts, strict=True))
