"""The door for web servers (WSGI)."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from rongtong.config.env import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")
settle()
application = get_wsgi_application()
