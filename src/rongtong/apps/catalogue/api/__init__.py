"""Needs and offers for programs: the same forms, queries and actions as the pages."""

from __future__ import annotations

from ninja import Router

from rongtong.apps.catalogue.api import documents, listings

router = Router()
router.add_router("", listings.router)
router.add_router("", documents.router)
