"""Sentences of Django's forms that we say in our own words: our catalogue comes before Django's."""

from django.utils.translation import gettext_noop as _

REQUIRED = _("This field is required.")
CHOICE = _("Select a valid choice. That choice is not one of the available choices.")
E_MAIL = _("Enter a valid email address.")
