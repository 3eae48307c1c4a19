"""The app's place in Django."""

from django.apps import AppConfig


class FieldsConfig(AppConfig):
    """Encrypted fields."""

    name = "rongtong.kit.fields"
    label = "fields"
