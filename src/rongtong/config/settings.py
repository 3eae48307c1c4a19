"""The settings of the site. What an operator may change is declared in ``env.py``."""

from __future__ import annotations

from pathlib import Path

import django_stubs_ext
from csp.constants import NONCE, NONE, SELF

from rongtong.config.catalogues import compile_catalogues
from rongtong.config.database import database
from rongtong.config.env import VARIABLES, value
from rongtong.config.mail import MailServer
from rongtong.config.running import *  # noqa: F403
from rongtong.config.secrets import kept
from rongtong.config.signin import *  # noqa: F403
from rongtong.config.signin import IDENTITY_ORIGINS, SERVICE_APPS

# Lets classes of Django name the type they hold, as in ForeignKey["User"].
django_stubs_ext.monkeypatch()

ENVIRONMENT = VARIABLES
HERE = Path(__file__).resolve().parent.parent
HOME: Path = value("RONGTONG_HOME").resolve()
DEMO: bool = value("RONGTONG_DEMO")
DEMO_SIZE: str = value("RONGTONG_DEMO_SIZE")
DEBUG: bool = value("RONGTONG_DEBUG")
SITE_URL: str = value("RONGTONG_SITE_URL").rstrip("/")

SECRET_KEY = value("RONGTONG_SECRET_KEY") or kept(HOME / "secret_key")
FIELD_KEYS: list[str] = value("RONGTONG_FIELD_KEYS") or [kept(HOME / "field_key", 32)]
FIELD_CIPHER: str = value("RONGTONG_CIPHER")
INDEX_KEY: str = value("RONGTONG_INDEX_KEY") or kept(HOME / "index_key", 32)
OLD_INDEX_KEYS: list[str] = value("RONGTONG_OLD_INDEX_KEYS")
ALLOWED_HOSTS: list[str] = value("RONGTONG_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    # Ours, top to bottom (.importlinter): a template of an upper part wins over one below.
    "rongtong.site",
    "rongtong.apps.conversion",
    "rongtong.apps.registration",
    "rongtong.apps.orders",
    "rongtong.apps.contracts",
    "rongtong.apps.disclosure",
    "rongtong.apps.introductions",
    "rongtong.apps.ledger",
    "rongtong.apps.campaigns",
    "rongtong.apps.matching",
    "rongtong.apps.catalogue",
    "rongtong.apps.parties",
    "rongtong.apps.vocab",
    "rongtong.kit.api",
    "rongtong.kit.privacy",
    "rongtong.kit.notices",
    "rongtong.kit.files",
    "rongtong.kit.clocks",
    "rongtong.kit.workflow",
    "rongtong.kit.jobs",
    "rongtong.kit.facts",
    "rongtong.kit.permissions",
    "rongtong.kit.accounts",
    "rongtong.kit.audit",
    "rongtong.kit.fields",
    "rongtong.kit.pages",
    # Theirs.
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *SERVICE_APPS,
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "django_prometheus",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
    "tablericons",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "rongtong.site.operations.proxies.BehindProxies",
    "rongtong.site.operations.probes.Probes",
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads by chance: lengths tell nothing (BREACH)
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rongtong.site.operations.requests.RequestLog",
    "rongtong.kit.permissions.middleware.ActorMiddleware",
    "rongtong.apps.parties.web.members.stand_in.StandInMiddleware",
    "rongtong.apps.vocab.web.middleware.OneState",
    "rongtong.kit.api.middleware.Door",
    "rongtong.kit.accounts.middleware.SessionMiddleware",
    "rongtong.kit.accounts.middleware.OutsideAnswers",
    "axes.middleware.AxesMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "rongtong.config.urls"
WSGI_APPLICATION = "rongtong.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {"default": database(value("DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "rongtong.kit.accounts.hashing.PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/me/"

compile_catalogues(HERE)
LOCALE_PATHS = [HERE / "config" / "locale", HERE / "lib" / "locale"]
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]  # each in itself
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["rongtong.config.formats"]

# Shared by all processes: limits and codes used once would otherwise be counted in each of them alone.
# What may differ between processes for a minute, such as counted figures, stays in each one's memory.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
ASSETS = HERE.parent.parent / ".assets"  # made by tools/assets.sh out of installed packages
STATICFILES_DIRS = [ASSETS / "static"]
MAP_FILE = Path(value("RONGTONG_MAP_FILE")) if value("RONGTONG_MAP_FILE") else None
MAP_CAPTION: str = value("RONGTONG_MAP_CAPTION")
MEDIA_ROOT = HOME / "files"
INDEX_FOLDER = HOME / "index"
ENCODER: str = value("RONGTONG_ENCODER")
FILE_SCAN: str = value("RONGTONG_FILE_SCAN")
LARGEST_UPLOAD: int = value("RONGTONG_LARGEST_UPLOAD_MB") * 1_000_000
FILE_UPLOAD_HANDLERS = [
    "rongtong.kit.files.web.ceiling.Ceiling",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *IDENTITY_ORIGINS],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "rongtong.site.web.errors.stale"
SESSION_COOKIE_HTTPONLY = True

TASKS = {"default": {"BACKEND": value("RONGTONG_BROKER")}}

DEFAULT_FROM_EMAIL = SERVER_EMAIL = value("RONGTONG_MAIL_FROM")
MAIL_SERVER: MailServer = value("EMAIL_URL")
EMAIL_BACKEND = MAIL_SERVER.backend
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.tls, MAIL_SERVER.ssl
EMAIL_TIMEOUT = 30
MAIL_IN = value("RONGTONG_MAIL_IN")
MAIL_RELAY = value("RONGTONG_MAIL_RELAY")
MAIL_TO = value("RONGTONG_MAIL_TO")
