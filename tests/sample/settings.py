"""Only the lowest parts of the kit and the sample app: starts in a second."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as ALL

_PARTS = ("workflow", "facts", "permissions", "accounts", "audit", "fields", "pages")
_KEPT = ("tests.sample", "django.contrib", *(f"rongtong.kit.{part}" for part in _PARTS))
INSTALLED_APPS = [app for app in ALL if app.startswith(_KEPT)]
ROOT_URLCONF = "tests.sample.urls"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
MIDDLEWARE: list[str] = []
