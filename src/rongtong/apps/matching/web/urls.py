"""Addresses of matching."""

from django.urls import path

from rongtong.apps.matching.web import (
    answers,
    candidates,
    compare,
    facts,
    fits,
    operator,
    printed,
    rule,
    unmet,
    week,
    weights,
)

app_name = "matching"
urlpatterns = [
    path("listings/<int:pk>/candidates/", candidates.show, name="candidates"),
    path("listings/<int:pk>/candidates/compare/", compare.show, name="compare"),
    path("listings/<int:pk>/candidates/compare.docx", compare.word, name="compare_word"),
    path("listings/<int:pk>/candidates/compare.pdf", printed.comparison, name="compare_pdf"),
    path("listings/<int:pk>/candidates/candidates.pdf", printed.candidates, name="candidates_pdf"),
    path("listings/<int:pk>/candidates/state/", facts.state, name="state"),
    path("listings/<int:pk>/candidates/unstate/", facts.unstate, name="unstate"),
    path("listings/<int:pk>/questions/", facts.show, name="questions"),
    path("imports/<int:pk>/fits/", fits.show, name="batch_fits"),
    path("listings/<int:pk>/candidates/<int:other>/answer/", answers.say, name="answer"),
    path("listings/<int:pk>/candidates/<int:other>/undo/", answers.unsay, name="undo"),
    path("me/matches/", week.show, name="week"),
    path("operator/matching/", operator.index, name="operator"),
    path("unmet/", unmet.index, name="unmet"),
    path("unmet/again/", unmet.again, name="gather"),
    path("unmet/<int:pk>/", unmet.gap, name="gap"),
    path("operator/matching/weights/", weights.index, name="weights"),
    path("matching/rule/", rule.show, name="rule"),
]
