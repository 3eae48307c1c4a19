"""What people are told about their data."""

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

PRIVACY = category(
    "privacy", _("My data"), hint=_("Exports and requests about your personal data."), must=True
)
EXPORT_READY = notice(
    "privacy.export_ready",
    title=_("Your data are ready"),
    body=_("You can download them until %(until)s. The file is for you only: the link asks you to sign in."),
    category=PRIVACY,
    button=_("Download"),
)
ERASURE_ASKED = notice(
    "privacy.erasure_asked",
    title=_("You asked to be erased"),
    body=_("It will be done by %(until)s. Until then you can take it back with one click."),
    category=PRIVACY,
    button=_("See the request"),
)
ERASURE_REFUSED = notice(
    "privacy.erasure_refused",
    title=_("Your request to be erased was refused"),
    body=_("The reason: %(reason)s. You can ask again, or complain to the operator."),
    category=PRIVACY,
    button=_("See the request"),
)
TRACING = _("Security and tracing what was done")
