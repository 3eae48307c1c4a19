"""Addresses of introductions."""

from django.urls import path

from rongtong.apps.introductions.web import asking, lists, meeting, one, talk

app_name = "introductions"
urlpatterns = [
    path("introductions/", lists.index, name="list"),
    path("introductions/silent/", lists.silent, name="silent"),
    path("introductions/ask/<int:other>/", asking.show, name="ask"),
    path("introductions/<int:pk>/", one.show, name="one"),
    path("introductions/<int:pk>/move/", one.move, name="move"),
    path("introductions/<int:pk>/act/", one.act, name="act"),
    path("introductions/<int:pk>/say/", talk.send, name="say"),
    path("introductions/messages/<int:pk>/withdraw/", talk.withdraw, name="unsay"),
    path("introductions/<int:pk>/meeting/", meeting.plan, name="plan"),
    path("introductions/meetings/<int:pk>/", meeting.act, name="meeting"),
    path("introductions/meetings/<int:pk>/minutes/", meeting.minutes, name="minutes"),
    path("introductions/meetings/<int:pk>/calendar.ics", meeting.calendar, name="calendar"),
]
