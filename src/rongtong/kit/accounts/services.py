"""Social services people may sign in with: one row each, switched on by the variable that the row names.

Identity providers by OpenID Connect are not here: an operator names those one by one (``RONGTONG_OIDC``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Service:
    """A provider of the sign-in library by its ``id``.

    ``origins`` is where its pages may lead the browser on the way (CSP form-action); ``options`` is what the
    library is told beside id and secret.
    """

    id: str
    name: str | Promise
    icon: str
    origins: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def variable(self) -> str:
        """Give the variable of the environment that holds its client id and secret."""
        return f"RONGTONG_{self.id.upper()}"


SERVICES: tuple[Service, ...] = (
    Service("weixin", _("WeChat"), "brand-wechat", ("https://open.weixin.qq.com",)),
    # open.dingtalk.com, "third-party website": without prompt=consent the page says that it is missing.
    Service(
        "dingtalk", _("DingTalk"), "brand-dingtalk", ("https://login.dingtalk.com",),
        {"SCOPE": ["openid"], "AUTH_PARAMS": {"prompt": "consent"}},
    ),
    # Its first page leads on to passport or accounts, by region.
    Service(
        "feishu", _("Feishu"), "feather",
        tuple(f"https://{host}.feishu.cn" for host in ("open", "passport", "accounts")),
    ),
    Service(
        "github", "GitHub", "brand-github", ("https://github.com",),
        {"SCOPE": ["user:email"], "OAUTH_PKCE_ENABLED": True},
    ),
)  # fmt: skip
_BY_ID = {service.id: service for service in SERVICES}


def entered(given: Mapping[str, tuple[str, str] | None]) -> dict[str, dict[str, Any]]:
    """Give what the sign-in library is told of the services that ``given`` has a client id and secret for."""
    return {
        service.id: {**service.options, "APPS": [{"client_id": row[0], "secret": row[1]}]}
        for service in SERVICES
        if (row := given[service.variable])
    }


def origins(ids: Iterable[str]) -> list[str]:
    """Give where forms that end at these services may lead."""
    return [origin for one in ids if one in _BY_ID for origin in _BY_ID[one].origins]


def offered() -> bool:
    """Tell whether the site offers any way in through somebody else."""
    return any(one.get("APPS") for one in settings.SOCIALACCOUNT_PROVIDERS.values())


def usable(provider: str) -> bool:
    """Tell whether an identity kept under this name (of a service, or of one OpenID provider) opens the site
    today.
    """
    told = settings.SOCIALACCOUNT_PROVIDERS
    own = {app["provider_id"] for app in told.get("openid_connect", {}).get("APPS", ())}
    return provider in own or bool(told.get(provider, {}).get("APPS"))


def name(provider: str) -> str:
    """Give the name readers know a provider by; an OpenID provider's is the operator's."""
    if provider in _BY_ID:
        return str(_BY_ID[provider].name)
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ())
    return next((str(app["name"]) for app in apps if app["provider_id"] == provider), provider)


def icon(provider: str) -> str:
    """Give the icon of a provider's button."""
    return _BY_ID[provider].icon if provider in _BY_ID else "login-2"
