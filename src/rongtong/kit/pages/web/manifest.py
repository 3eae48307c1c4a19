"""The manifest, with which a phone puts the site on its first screen.

A view and no static file: the icon's address changes with its content.
"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def show(request: HttpRequest) -> JsonResponse:
    """Give the manifest in the reader's language."""
    icon = {"src": static("pages/favicon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    values = {
        "name": _("Rongtong"),
        "short_name": _("Rongtong"),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#f3f6fb",
        "theme_color": "#0b2a75",
        "icons": [icon],
    }
    return JsonResponse(values, content_type="application/manifest+json")
