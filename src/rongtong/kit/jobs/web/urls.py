"""Addresses of the operator's pages of jobs."""

from django.urls import path

from rongtong.kit.jobs.web import views

app_name = "jobs"
urlpatterns = [
    path("", views.jobs, name="list"),
    path("<int:pk>/", views.one, name="one"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
]
