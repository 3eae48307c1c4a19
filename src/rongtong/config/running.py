"""The settings of running the site: processes, transport, log, metrics, backups."""

from __future__ import annotations

import logging
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from rongtong.config.env import value
from rongtong.config.logs import configure

BIND: str = value("RONGTONG_BIND")
PORT: int = value("PORT")
WEB_WORKERS: int = value("RONGTONG_WEB_WORKERS")
WORKERS: int = value("RONGTONG_WORKERS")
WEB_THREADS: int = value("RONGTONG_WEB_THREADS")
BACKUPS = Path(value("RONGTONG_BACKUP_FOLDER") or value("RONGTONG_HOME") / "backups").resolve()
SAMPLE_REPORT = Path("out/sample/report.html").resolve()
LEAST_DISK_MB: int = value("RONGTONG_LEAST_DISK_MB")

# https is decided by the site's own address: then nothing travels without it.
SECURE = value("RONGTONG_SITE_URL").startswith("https://")
PROXIES: int = value("RONGTONG_PROXIES")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_SSL_REDIRECT = SECURE
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_REFERRER_POLICY = "same-origin"
# Browsers' preload list is entered by the owner of the domain and hard to leave: not ours to ask for.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

LOGGING = configure(value("RONGTONG_LOG_LEVEL"), value("RONGTONG_LOG_SHAPE"))
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = PROXIES > 0

METRICS_FROM: list[IPv4Network | IPv6Network] = value("RONGTONG_METRICS_FROM")
METRICS_TOKEN: str = value("RONGTONG_METRICS_TOKEN")
PROMETHEUS_LATENCY_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)

# Hashed names may be kept for ever; pages ask for them by the manifest that collectstatic writes.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
