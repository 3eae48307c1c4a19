"""The site's own settings, with a home folder that belongs to one test run.

``DATABASE_URL`` is honoured: the same tests run on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "RONGTONG_HOME" not in os.environ:  # the workers of a parallel run share the folder of the first process
    os.environ["RONGTONG_HOME"] = tempfile.mkdtemp(prefix="rongtong-test-")
    atexit.register(shutil.rmtree, os.environ["RONGTONG_HOME"], ignore_errors=True)

# Every service is switched on, so that its addresses are there to be tested.
os.environ["RONGTONG_WEIXIN"] = "weixin-client,weixin-secret"
os.environ["RONGTONG_DINGTALK"] = "dingtalk-client,dingtalk-secret"
os.environ["RONGTONG_FEISHU"] = "feishu-client,feishu-secret"
os.environ["RONGTONG_GITHUB"] = "github-client,github-secret"
# Words alone, unless a test asks for meaning: loading a model takes longer than most tests.
os.environ.setdefault("RONGTONG_ENCODER", "none")

from rongtong.config.settings import *  # noqa: F403
from rongtong.config.settings import CACHES as ALL_CACHES
from rongtong.config.settings import DATABASES, HOME

# Hashing passwords slowly is the point in production and only waiting in tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file: the memory database has other locks.
    DATABASES["default"]["TEST"] = {"NAME": HOME / f"test-{os.getpid()}.sqlite3"}

INDEX_FOLDER = HOME / f"index-{os.getpid()}"

# Tests that need no database clear the cache too; that the shared one works is tests/kit/accounts' own test.
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ALL_CACHES
}

INSTALLED_APPS = ["tests.sample", *INSTALLED_APPS]  # noqa: F405
# Pages of tests do not wait for collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
