"""The app's place in Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit trail."""

    name = "rongtong.kit.audit"
    label = "audit"

    def ready(self) -> None:
        """Let the trail tell of itself."""
        from rongtong.kit.audit import own_presenters  # noqa: F401
