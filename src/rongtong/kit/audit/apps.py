"""The app's place in Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit trail."""

    name = "rongtong.kit.audit"
    label = "audit"
