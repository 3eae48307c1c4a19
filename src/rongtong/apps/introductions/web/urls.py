"""Addresses of introductions."""

from django.urls import path

from rongtong.apps.introductions.web import asking, lists, one

app_name = "introductions"
urlpatterns = [
    path("introductions/", lists.index, name="list"),
    path("introductions/silent/", lists.silent, name="silent"),
    path("introductions/ask/<int:other>/", asking.show, name="ask"),
    path("introductions/<int:pk>/", one.show, name="one"),
    path("introductions/<int:pk>/move/", one.move, name="move"),
    path("introductions/<int:pk>/act/", one.act, name="act"),
]
