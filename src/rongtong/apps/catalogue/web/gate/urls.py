"""Addresses of the desk."""

from django.urls import path

from rongtong.apps.catalogue.web.gate import desk

urlpatterns = [
    path("desk/listings/", desk.index, name="queue"),
    path("desk/listings/<int:pk>/", desk.case, name="review"),
]
