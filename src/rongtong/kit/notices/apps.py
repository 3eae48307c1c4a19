"""The app's place in Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices to people."""

    name = "rongtong.kit.notices"
    label = "notices"

    def ready(self) -> None:
        """Mail is the channel that is there."""
        from rongtong.kit.notices.channels import add
        from rongtong.kit.notices.mail import Mail

        add("mail", Mail)
