"""The app's place in Django."""

from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    """Named permissions and who holds them."""

    name = "rongtong.kit.permissions"
    label = "permissions"
