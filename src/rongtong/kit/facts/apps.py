"""The app's place in Django."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """Facts and their delivery."""

    name = "rongtong.kit.facts"
    label = "facts"
