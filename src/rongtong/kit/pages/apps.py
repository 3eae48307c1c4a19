"""The app's place in Django."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Page components."""

    name = "rongtong.kit.pages"
    label = "pages"
