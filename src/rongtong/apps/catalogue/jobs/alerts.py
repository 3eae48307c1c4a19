"""Once a day: what is new in the searches people saved."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions.readers import looked
from rongtong.apps.catalogue.queries.alerts import news
from rongtong.apps.catalogue.queries.readers import searches_to_tell
from rongtong.kit.jobs import Run, every, job
from rongtong.kit.notices import tell


@every("daily", at="07:40")
@job("catalogue.alerts", retries=2, title=_("Tell what is new in saved searches"))
def alerts(run: Run) -> None:
    """Tell each search's owner once; begun again after a crash, it goes on with those not yet looked at."""
    now = timezone.now()
    for search in searches_to_tell(now - timedelta(hours=12)).iterator():
        with run.step():
            found = news(search, timezone.localdate(now))
            if found:
                tell(
                    search.user, "catalogue.search_news", at=now, name=search.name, number=len(found),
                    first=found[0], link=f"{reverse('catalogue:search')}?{search.query}&sort=new",
                )  # fmt: skip
            looked(search=search, at=now)
