"""Organisations, members, cases and people for programs: the same queries and actions as the pages."""

from __future__ import annotations

from ninja import Router

from rongtong.apps.parties.api.memberships import router as memberships
from rongtong.apps.parties.api.organisations import router as organisations
from rongtong.apps.parties.api.people import router as people
from rongtong.apps.parties.api.verifications import router as verifications
from rongtong.apps.parties.queries.interface import organisation_names
from rongtong.kit.api.queries import name_organisations

router = Router()
for part in (organisations, memberships, verifications, people):
    router.add_router("", part)

name_organisations(organisation_names)
