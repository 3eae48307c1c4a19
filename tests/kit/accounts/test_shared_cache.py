import pytest
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command

from rongtong.config.settings import CACHES


@pytest.mark.django_db
def test_what_one_process_counts_another_sees(settings):
    settings.CACHES = CACHES
    call_command("createcachetable")
    assert CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    here, there = (DatabaseCache(CACHES["default"]["LOCATION"], {}) for _ in range(2))
    here.set("used", 1)
    assert there.incr("used") == 2
    assert not there.add("used", 5)
