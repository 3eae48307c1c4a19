"""Addresses of writing and managing one's own."""

from django.urls import path

from rongtong.apps.catalogue.web.intake import moving

urlpatterns = [
    path("listings/<int:pk>/do/", moving.move, name="move"),
]
