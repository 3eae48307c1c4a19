"""Addresses of notices."""

from django.urls import path

from rongtong.kit.notices.web import off, undelivered, views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<int:pk>/", views.open_one, name="open"),
    path("read/", views.read_all, name="read_all"),
    path("preferences/", views.preferences, name="preferences"),
    path("undelivered/", undelivered.many, name="undelivered"),
    path("undelivered/<int:pk>/", undelivered.one, name="undelivered_one"),
    path("off/<str:token>/", off.switch_off, name="off"),
]
