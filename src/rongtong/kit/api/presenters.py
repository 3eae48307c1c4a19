"""Sentences of the audit trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present("api.token.made", lambda entry: _("Made the access token %(name)s") % {"name": entry.label})
present("api.token.revoked", lambda entry: _("Revoked the access token %(name)s") % {"name": entry.label})
present("api.token.erased", lambda entry: _("Deleted an access token with its account"))
