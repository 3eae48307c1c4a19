"""The field that holds a state."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class StateField(models.CharField[str, str]):
    """A state's name. Forms and bulk imports leave it out: only ``perform`` writes it."""

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        for name, value in (("max_length", 30), ("default", "draft"), ("db_index", True)):
            kwargs.setdefault(name, value)
        kwargs["editable"] = False
        super().__init__(verbose_name or _("state"), **kwargs)
