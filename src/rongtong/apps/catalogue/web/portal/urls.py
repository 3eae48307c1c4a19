"""Addresses of the public pages."""

from django.urls import path

from rongtong.apps.catalogue.web.portal import page

urlpatterns = [
    path("listings/<int:pk>/", page.show, name="listing"),
]
