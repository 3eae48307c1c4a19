"""What people are told of searches they saved."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

SEARCHES = category(
    "catalogue.searches", _("Saved searches"), hint=_("New results, once a day"), mail="daily"
)
notice(
    "catalogue.search_news",
    title=_("%(number)s new: %(name)s"),
    body=_("The newest: %(first)s. You can switch this alert off with one tap in your favourites."),
    category=SEARCHES,
    button=_("See what is new"),
)
