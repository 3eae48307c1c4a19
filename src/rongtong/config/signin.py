"""The settings of signing in: what the sign-in library, the lock and the sessions are told."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from rongtong.config.env import value
from rongtong.kit.accounts import services

# One address is enough to sign up: the form asks for an e-mail address or a phone number in one field.
ACCOUNT_ADAPTER = "rongtong.kit.accounts.adapters.account.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# The lock below counts failures in the database, for all workers together, and says how long it lasts.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "change_phone": "3/m/user"}
ACCOUNT_FORMS = {
    "login": "rongtong.kit.accounts.web.forms.SignInForm",
    "signup": "rongtong.kit.accounts.web.forms.SignUpForm",
    "reset_password": "rongtong.kit.accounts.web.forms.ForgottenForm",
    "reset_password_from_key": "rongtong.kit.accounts.web.forms.NewPasswordForm",
    "change_password": "rongtong.kit.accounts.web.forms.ChangePasswordForm",
    "set_password": "rongtong.kit.accounts.web.forms.SetPasswordForm",
    "change_phone": "rongtong.kit.accounts.web.forms.ChangePhoneForm",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}

MFA_ADAPTER = "rongtong.kit.accounts.adapters.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = urlsplit(value("RONGTONG_SITE_URL")).hostname in {
    "localhost",
    "127.0.0.1",
}
MFA_FORMS = {
    "authenticate": "rongtong.kit.accounts.web.forms.FactorForm",
    "reauthenticate": "rongtong.kit.accounts.web.forms.FactorAgainForm",
    "activate_totp": "rongtong.kit.accounts.web.forms.AppForm",
    "add_webauthn": "rongtong.kit.accounts.web.forms.PasskeyForm",
}
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
MFA_ROLES = frozenset(value("RONGTONG_MFA_ROLES"))

SOCIALACCOUNT_ADAPTER = "rongtong.kit.accounts.adapters.outside.OutsideAdapter"
SOCIALACCOUNT_FORMS = {"signup": "rongtong.kit.accounts.web.forms.OutsideSignUpForm"}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
IDENTITY_PROVIDERS: list[dict[str, str]] = value("RONGTONG_OIDC")
_SERVICES = services.entered({one.variable: value(one.variable) for one in services.SERVICES})
SERVICE_APPS = [f"allauth.socialaccount.providers.{one}" for one in _SERVICES]
SOCIALACCOUNT_PROVIDERS = {
    **_SERVICES,
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": f"oidc{number}",
                "name": provider["name"],
                "client_id": provider["client"],
                "secret": provider["secret"],
                "settings": {"server_url": provider["issuer"]},
            }
            for number, provider in enumerate(IDENTITY_PROVIDERS, 1)
        ],
    },
}
# A form that ends at a provider is stopped by browsers unless its address is named (CSP form-action).
IDENTITY_ORIGINS = sorted(
    {"{0.scheme}://{0.netloc}".format(urlsplit(each["issuer"])) for each in IDENTITY_PROVIDERS}
    | {*services.origins(_SERVICES)}
)

AXES_HANDLER = "rongtong.kit.accounts.lock.Handler"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT: int = value("RONGTONG_LOCK_AFTER")
LOCK_ADDRESS_AFTER: int = value("RONGTONG_LOCK_ADDRESS_AFTER")
AXES_COOLOFF_TIME = timedelta(minutes=value("RONGTONG_LOCK_MINUTES"))
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "rongtong.kit.accounts.lock.whose"
AXES_CLIENT_IP_CALLABLE = "rongtong.kit.accounts.lock.address"
AXES_LOCKOUT_CALLABLE = "rongtong.kit.accounts.web.locked.locked"
AXES_SENSITIVE_PARAMETERS = [
    "login",
    "contact",
    "email",
    "phone",
    "code",
    "credential",
    "csrfmiddlewaretoken",
    "next",
]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# 等保 8.1.4: idle sessions end, sooner for those with power over others.
IDLE_STAFF = timedelta(minutes=value("RONGTONG_IDLE_STAFF_MINUTES"))
IDLE = timedelta(minutes=value("RONGTONG_IDLE_MINUTES"))
PASSWORD_DAYS: int = value("RONGTONG_PASSWORD_DAYS")
SMS_CHANNEL: str = value("RONGTONG_SMS_CHANNEL")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "rongtong.kit.accounts.passwords.Strength"},
    {"NAME": "rongtong.kit.accounts.passwords.Common"},
    {"NAME": "rongtong.kit.accounts.passwords.Own"},
]
