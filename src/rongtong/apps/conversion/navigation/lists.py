"""The conversion account, beside the introductions most deals begin with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.queries.doors import door

door(_("Conversion account"), "conversion:funnel", icon="chart-funnel", order=60)
