"""A small app that only tests know: a record with a state, to try the kit without any part of the domain."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "tests.sample"
    label = "sample"
