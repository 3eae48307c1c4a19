"""Mail coming in, for operators."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.letters import OPERATE_MAIL
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of

entry(
    "catalogue.letters", _("Letters that arrived"), "catalogue:letters", icon="mail-opened", place="user",
    order=66, shown=lambda request: can(actor_of(request), OPERATE_MAIL),
)  # fmt: skip
