"""The app's place in Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices to people."""

    name = "rongtong.kit.notices"
    label = "notices"
