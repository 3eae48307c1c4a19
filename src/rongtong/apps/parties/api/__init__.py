"""Organisations, members, cases and people for programs: the same queries and actions as the pages."""

from __future__ import annotations

from ninja import Router

from rongtong.apps.parties.api import memberships, organisations, people, verifications
from rongtong.apps.parties.queries.interface import organisation_names
from rongtong.kit.api.queries import name_organisations

router = Router()
for part in (organisations, memberships, verifications, people):
    router.add_router("", part.router)

name_organisations(organisation_names)
