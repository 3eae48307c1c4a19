"""Addresses of contracts."""

from django.urls import path

from rongtong.apps.contracts.web import (
    begin,
    desk,
    ending,
    files,
    milestones,
    notices,
    one,
    pricing,
    signing,
    splits,
    terms,
    trial,
    trials,
    write,
)

app_name = "contracts"
urlpatterns = [
    path("contracts/", desk.index, name="list"),
    path("contracts/guide/", begin.guide, name="guide"),
    path("contracts/new/", begin.new, name="new"),
    path("contracts/notices/", notices.index, name="notices"),
    path("contracts/notices/<int:pk>/", notices.show, name="notice"),
    path("contracts/<int:pk>/", one.show, name="contract"),
    path("contracts/<int:pk>/do/", one.move, name="move"),
    path("contracts/<int:pk>/write/<slug:step>/", write.show, name="write"),
    path("contracts/<int:pk>/terms/", terms.show, name="terms"),
    path("contracts/<int:pk>/accept/", terms.accept, name="accept"),
    path("contracts/<int:pk>/change/", terms.answer, name="change"),
    path("contracts/<int:pk>/price/", pricing.show, name="price"),
    path("contracts/objections/<int:pk>/do/", pricing.answer, name="objection_move"),
    path("contracts/<int:pk>/draft.docx", files.draft, name="draft"),
    path("contracts/<int:pk>/returned/", files.returned, name="returned"),
    path("contracts/<int:pk>/returned/<int:file>/", files.compare, name="compare"),
    path("contracts/<int:pk>/evidence/", files.evidence, name="evidence"),
    path("contracts/<int:pk>/sign/", signing.show, name="sign"),
    path("contracts/<int:pk>/sign/paper/", signing.paper, name="paper"),
    path("contracts/milestones/<int:pk>/", milestones.show, name="milestone"),
    path("contracts/milestones/<int:pk>/do/", milestones.move, name="milestone_move"),
    path("contracts/<int:pk>/end/", ending.show, name="end"),
    path("contracts/ends/<int:pk>/do/", ending.move, name="end_move"),
]
urlpatterns += [
    path("contracts/<int:pk>/split/", splits.index, name="splits"),
    path("contracts/<int:pk>/split/state/", splits.state, name="split_state"),
    path("contracts/splits/<int:pk>/", splits.show, name="split"),
    path("contracts/splits/<int:pk>/do/", splits.move, name="split_move"),
    path("contracts/splits/<int:pk>/statement.<slug:form>", splits.statement, name="statement"),
    path("contracts/splits/portions/<int:pk>/do/", splits.portion_move, name="portion_move"),
    path("contracts/trials/", trials.index, name="trials"),
    path("contracts/trials/new/<int:pk>/", trials.new, name="trial_new"),
    path("contracts/trials/<int:pk>/", trial.show, name="trial"),
    path("contracts/trials/<int:pk>/do/", trial.move, name="trial_move"),
    path("contracts/trials/<int:pk>/use/", trial.use, name="trial_use"),
    path("contracts/trials/<int:pk>/convert/", trial.convert, name="trial_convert"),
    path("contracts/trials/usage/<int:pk>/do/", trial.usage_move, name="usage_move"),
]
