"""The app's place in Django."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Workflows as tables."""

    name = "rongtong.kit.workflow"
    label = "workflow"
