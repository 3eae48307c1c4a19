"""The world is made once, in one transaction that is never committed; each test undoes what it did."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction
from django.template import Template
from django.test.utils import _TestState

from tests.access.world import World, build


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package", autouse=True)
def _quiet() -> Iterator[None]:
    """Write no log and keep no copy of each rendered template: nobody reads those of thousands of answers."""
    instrumented, Template._render = Template._render, _TestState.saved_data.template_render
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    Template._render = instrumented


@pytest.fixture(scope="package")
def made(django_db_setup: None, django_db_blocker: pytest.fixture) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield build()


@pytest.fixture
def world(made: World, db: None, settings: pytest.fixture) -> Iterator[World]:
    # All actors ask from one address: a limit for each address would count them together.
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    cache.clear()
    with undone():
        yield made
