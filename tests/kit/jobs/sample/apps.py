from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "tests.kit.jobs.sample"
    label = "jobs_sample"
