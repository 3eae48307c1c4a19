"""The app's place in Django."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """People, organisations, centres."""

    name = "rongtong.apps.parties"
    label = "parties"
