"""The settings of a worker process beside a test: the same, but the database is the test's."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kit.jobs.sample"]
DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
if "TEST_INDEX" in os.environ:
    INDEX_FOLDER = Path(os.environ["TEST_INDEX"])
