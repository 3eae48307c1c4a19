"""Addresses of writing and managing one's own."""

from django.urls import path

from rongtong.apps.catalogue.web.intake import changes, moving

urlpatterns = [
    path("listings/<int:pk>/change/", changes.page, name="revision"),
    path("listings/<int:pk>/change/do/", changes.move, name="revision_move"),
    path("listings/<int:pk>/do/", moving.move, name="move"),
]
