"""Addresses of the desk."""

from django.urls import path

from rongtong.apps.catalogue.web.gate import case, desk

urlpatterns = [
    path("desk/listings/", desk.index, name="queue"),
    path("desk/listings/next/", case.following, name="review_next"),
    path("desk/listings/<int:pk>/", case.case, name="review"),
]
