"""The app's place in Django."""

from django.apps import AppConfig


class VocabConfig(AppConfig):
    """Controlled lists."""

    name = "rongtong.apps.vocab"
    label = "vocab"
