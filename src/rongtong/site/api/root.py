"""The root: which routers there are. ``document`` gives what ``docs/reference/openapi.json`` holds."""

from __future__ import annotations

import json
from typing import Any

from rongtong.apps.catalogue.api import router as catalogue
from rongtong.apps.contracts.api import router as contracts
from rongtong.apps.disclosure.api import router as disclosure
from rongtong.apps.introductions.api import router as introductions
from rongtong.apps.ledger.api import router as ledger
from rongtong.apps.matching.api import router as matching
from rongtong.apps.orders.api import router as orders
from rongtong.apps.parties.api import router as parties
from rongtong.apps.registration.api import router as registration
from rongtong.apps.vocab.api import router as vocab
from rongtong.kit.api.document import Api, Credentials, Plain
from rongtong.kit.api.resources.jobs import router as jobs
from rongtong.kit.api.resources.me import router as me
from rongtong.kit.api.resources.notices import router as notices

ABOUT = """\
融通 for programs. Sign in with an access token (`Authorization: Bearer rt_…`, page “Access tokens”) or, from
the site's own pages, with the session and `X-CSRFToken`. A token may do what its owner may do now, within its
scopes.

- Refusals are `application/problem+json`: `code` is for programs, `detail` says what to do.
- Lists come a page at a time: ask again with `cursor` set to `next`.
- A record's version is its `ETag`; a transition needs it as `If-Match`.
- Send an `Idempotency-Key` with every write: a repeated request is then done once.
- `RateLimit-*` tell what is left; 429 says with `Retry-After` when to come back.
"""

api = Api(
    title="融通 Rongtong",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    auth=Credentials(),
    urls_namespace="api-1",
    renderer=Plain(),
)
for router in (
    me, notices, jobs, vocab, parties, catalogue, matching, introductions, disclosure, orders, contracts,
    registration, ledger,
):  # fmt: skip
    api.add_router("", router)


def document() -> dict[str, Any]:
    """Give the OpenAPI document as plain data."""
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))  # type: ignore[no-any-return]


def rendered() -> str:
    """Give the document as the text of ``docs/reference/openapi.json``: the same for the same interface."""
    return json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
