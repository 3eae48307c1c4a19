import os

from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "tests.kit.jobs.sample"
    label = "jobs_sample"

    def ready(self) -> None:
        if "TEST_DIES_IN" in os.environ:
            from tests.kit.jobs.sample.dying import arm

            arm(os.environ["TEST_DIES_IN"])
