"""The app's place in Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The programming interface."""

    name = "rongtong.kit.api"
    label = "api"
