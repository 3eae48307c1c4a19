"""The whole interface under made-up requests: never a 500, never an answer the document does not name."""

from __future__ import annotations

from contextlib import suppress

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks

from rongtong.kit.api import limits
from tests.factories import organisations, vocab
from tests.factories.tokens import token

EXAMPLES = 4
"""For each call, each way of making it up, and each caller."""
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


@pytest.fixture
def secret(transactional_db, monkeypatch):
    """A region with organisations and cases in several states; the token of an administrator."""
    many = {name: limits.Limit(1_000_000, 60) for name in limits.limits()}
    monkeypatch.setattr(limits, "limits", lambda: many)
    vocab.load()
    now = timezone.now()
    made = organisations.organisation(at=now)
    organisations.request(made)
    organisations.case(made, "draft", at=now)
    organisations.case(state="submitted", at=now)
    return token(organisations.admin_of(made, now))[1]


@pytest.fixture
def schema(secret):
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


def _try(operation, mode, headers):
    """Make up requests for one call, all fitting the document or all breaking it."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def one(case):
        # Compressed answers are not read by the tool's own WSGI client.
        case.call_and_validate(headers={"Accept-Encoding": "identity"} | headers, checks=CHECKS)

    one()


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("caller", ["administrator", "stranger"])
def test_nothing_made_up_breaks_it(schema, secret, mode, caller):
    headers = {"Authorization": f"Bearer {secret}"} if caller == "administrator" else {}
    for result in schema.get_all_operations():
        # A call that takes nothing cannot be asked wrongly.
        with suppress(Unsatisfiable):
            _try(result.ok(), mode, headers)


def test_it_would_notice(schema, secret, monkeypatch):
    from rongtong.apps.vocab import api

    monkeypatch.setattr(api.queries, "lists", lambda: 1 / 0)
    with pytest.raises(BaseExceptionGroup):
        _try(schema["/api/v1/vocab/lists"]["GET"], GenerationMode.POSITIVE, {})
