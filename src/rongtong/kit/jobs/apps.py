"""The app's place in Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work."""

    name = "rongtong.kit.jobs"
    label = "jobs"
