"""The app's place in Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts that sign in."""

    name = "rongtong.kit.accounts"
    label = "accounts"
