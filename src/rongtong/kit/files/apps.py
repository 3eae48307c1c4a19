"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Private files."""

    name = "rongtong.kit.files"
    label = "files"

    def ready(self) -> None:
        """Enter the page of one's own files."""
        from rongtong.kit.pages.navigation import entry

        entry(
            "files.mine", _("My files"), "files:mine", icon="files", place="user", order=55,
            shown=lambda request: request.user.is_authenticated,
        )  # fmt: skip
