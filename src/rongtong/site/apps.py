"""The app's place in Django."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """What spans the apps."""

    name = "rongtong.site"
    label = "site"
