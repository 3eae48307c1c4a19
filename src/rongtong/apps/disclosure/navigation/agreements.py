"""The list of agreements, beside the introductions they are signed in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.queries.doors import door

door(_("Confidentiality agreements"), "disclosure:agreements", icon="lock", order=40)
