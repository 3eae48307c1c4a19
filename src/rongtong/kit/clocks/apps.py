"""The app's place in Django."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """Deadlines."""

    name = "rongtong.kit.clocks"
    label = "clocks"
