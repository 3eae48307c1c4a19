"""Addresses of campaigns."""

from django.urls import path

from rongtong.apps.campaigns.web import (
    adding,
    answers,
    asked,
    calls,
    cards,
    claiming,
    desk,
    one,
    overview,
    public,
    targets,
    writing,
)

app_name = "campaigns"
urlpatterns = [
    path("campaigns/", desk.index, name="list"),
    path("campaigns/new/", desk.new, name="new"),
    path("campaigns/calls/", calls.index, name="calls"),
    path("campaigns/<int:pk>/", overview.show, name="campaign"),
    path("campaigns/<int:pk>/edit/", desk.edit, name="edit"),
    path("campaigns/<int:pk>/do/", desk.move, name="move"),
    path("campaigns/<int:pk>/add/", adding.show, name="add"),
    path("campaigns/<int:pk>/targets/", targets.index, name="targets"),
    path("campaigns/<int:pk>/targets/several/", targets.several, name="several"),
    path("campaigns/<int:pk>/targets/evenly/", targets.evenly, name="evenly"),
    path("campaigns/<int:pk>/answers/", answers.index, name="answers"),
    path("campaigns/<int:pk>/cards/", cards.show, name="cards"),
    path("campaigns/<int:pk>/relink/", desk.relink, name="relink"),
    path("campaigns/targets/<int:pk>/", one.show, name="target"),
    path("campaigns/targets/<int:pk>/do/", one.move, name="target_move"),
    path("campaigns/targets/<int:pk>/call/", calls.note, name="call"),
    path("campaigns/targets/<int:pk>/link/", one.link, name="link"),
    path("campaigns/targets/<int:pk>/record/", one.bind, name="bind"),
    path("campaigns/targets/<int:pk>/same/", one.fold, name="fold"),
    path("campaigns/answers/<int:pk>/do/", answers.move, name="answer_move"),
    path("asked/all/<slug:token>/", public.show, name="public"),
    path("asked/<slug:token>/", asked.show, name="asked"),
    path("asked/<slug:token>/none/", asked.none, name="asked_none"),
    path("asked/<slug:token>/never/", asked.never, name="asked_never"),
    path("asked/<slug:token>/right/", asked.right, name="asked_right"),
    path("asked/<slug:token>/still/<int:listing>/", asked.still, name="asked_still"),
    path("asked/<slug:token>/again/<int:answer>/", asked.again, name="asked_again"),
    path("asked/<slug:token>/new/<slug:kind>/", asked.begin, name="asked_begin"),
    path("asked/<slug:token>/write/<int:answer>/<int:number>/", writing.step, name="asked_write"),
    path(
        "asked/<slug:token>/write/<int:answer>/<int:number>/autosave/",
        writing.autosave,
        name="asked_autosave",
    ),
    path("asked/<slug:token>/check/<int:answer>/", writing.check, name="asked_check"),
    path("asked/<slug:token>/claim/<int:answer>/", claiming.show, name="asked_claim"),
]
