"""Addresses of the pages, subject by subject."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from rongtong.apps.parties.web.members.urls import urlpatterns as members
from rongtong.apps.parties.web.merges.urls import urlpatterns as merges
from rongtong.apps.parties.web.organisations.urls import urlpatterns as organisations
from rongtong.apps.parties.web.urls_people import urlpatterns as people
from rongtong.apps.parties.web.verification.urls import urlpatterns as verification

app_name = "parties"
urlpatterns: list[URLPattern | URLResolver] = [
    *organisations,
    *members,
    *verification,
    *merges,
    *people,
]
