"""``settings``: what each setting of the environment is at present."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Show every setting, where its value comes from and what it is for. Secrets are not shown."""

    help = "Show every setting with its present value; secrets are masked."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line a setting."""
        for variable in settings.ENVIRONMENT:
            given = os.environ.get(variable.name, "")
            shown = variable.shown(given)
            self.stdout.write(f"{variable.name} = {shown}\n    {variable.help} ({variable.shape})")
