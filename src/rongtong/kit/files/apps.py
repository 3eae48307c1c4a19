"""The app's place in Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Private files."""

    name = "rongtong.kit.files"
    label = "files"
