"""The app's place in Django."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Personal data."""

    name = "rongtong.kit.privacy"
    label = "privacy"
