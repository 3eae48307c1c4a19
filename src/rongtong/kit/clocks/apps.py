"""The app's place in Django."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """Deadlines."""

    name = "rongtong.kit.clocks"
    label = "clocks"

    def ready(self) -> None:
        """Let ``check`` read every kind before the site starts."""
        from rongtong.kit.clocks import checks  # noqa: F401
