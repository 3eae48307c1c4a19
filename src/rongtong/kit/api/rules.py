"""Who may make tokens, and what a token must carry to read its owner's own things."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, mine, own, permission

OWN_TOKENS = permission(
    "api.token.own", _("Make and revoke own access tokens"), on="api.Token", grants={"user": mine("user")}
)
ORGANISATION_TOKENS = permission(
    "api.token.organisation",
    _("Make and revoke access tokens of the organisation"),
    on="api.Token",
    grants={"org.admin": own("organisation")},
)
ME = permission("api.me.read", _("Read who I am and what I may do"), grants={"user": everywhere()})
NOTICES = permission("api.notices.read", _("Read my notices"), grants={"user": everywhere()})
MARK = permission("api.notices.mark", _("Mark my notices as read"), grants={"user": everywhere()})
JOBS = permission("api.jobs.read", _("Watch the jobs I asked for"), grants={"user": everywhere()})

NEVER = frozenset({OWN_TOKENS.name, ORGANISATION_TOKENS.name})
"""What no token carries: one that could make others would outlive its own end."""
