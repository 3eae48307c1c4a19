"""What was done with documents and letters, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present("catalogue.document.brought", lambda entry: _("Brought a document"))
present("catalogue.letter.received", lambda entry: _("A letter arrived by mail"))
