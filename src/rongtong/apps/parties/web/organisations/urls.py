"""Addresses of organisations."""

from __future__ import annotations

from django.urls import path, re_path

from rongtong.apps.parties.web.organisations import details, directory, edit, page, register

urlpatterns = [
    path("organisations/", directory.index, name="organisations"),
    path("organisations/register/", register.find, name="register"),
    path("organisations/register/new/", register.new, name="register_new"),
    path("organisations/<int:pk>/", page.show, name="organisation"),
    path("organisations/<int:pk>/history/", page.history, name="organisation_history"),
    path("organisations/<int:pk>/edit/", edit.edit, name="organisation_edit"),
    path("organisations/<int:pk>/contacts/<int:contact>/", page.contact, name="contact"),
    re_path(
        r"^organisations/(?P<pk>\d{1,18})/edit/(?P<part>figures|qualifications|contacts)/$",
        details.edit,
        name="organisation_rows",
    ),
]
