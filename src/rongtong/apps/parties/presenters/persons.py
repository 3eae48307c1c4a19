"""What is told of people and experts in the trail."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rongtong.apps.parties.models import Interest, Person
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.kit.audit import present

_LISTS = {"topics": SHOWABLE["topics"], "identifiers": SHOWABLE["identifiers"]}


def _field(name: str) -> str:
    return str(_LISTS.get(name) or Person._meta.get_field(name).verbose_name)


def _edited(entry: Any) -> str:
    return _("Changed the record of %(who)s: %(what)s") % {
        "who": entry.label,
        "what": _(", ").join(map(_field, entry.changes)),
    }


def _shown(entry: Any) -> str:
    n = len(entry.changes["shown"][1])
    words = ngettext(
        "Published the card of %(who)s with %(n)s part", "Published the card of %(who)s with %(n)s parts", n
    )
    return words % {"who": entry.label, "n": n}


def _about(words: str) -> Any:
    return lambda entry: _(words) % {"who": entry.label, **entry.data}


def gettext_noop(text: str) -> str:
    """Mark a sentence for the translators."""
    return text


present("parties.person.begun", _about(gettext_noop("Began the record of %(who)s")))
present("parties.person.drafted", _about(gettext_noop("Drafted the record of %(who)s")))
present("parties.person.edited", _edited)
present("parties.person.shown", _shown)
present("parties.person.hidden", _about(gettext_noop("Took the card of %(who)s out of the directory")))
present("parties.person.photo_set", _about(gettext_noop("Set the photo of %(who)s")))
present("parties.person.photo_removed", _about(gettext_noop("Removed the photo of %(who)s")))
present("parties.person.work_added", _about(gettext_noop("Noted that %(who)s works or worked at %(where)s")))
present("parties.person.work_ended", _about(gettext_noop("Noted that %(who)s left %(where)s on %(until)s")))
present("parties.expert.set", _about(gettext_noop("Set the terms of %(who)s as an expert")))
present("parties.expert.avoids", _about(gettext_noop("Named an organisation %(who)s does not work for")))
present(
    "parties.expert.avoids_no_more", _about(gettext_noop("Took an organisation off the list %(who)s avoids"))
)
present(
    "parties.interest.declared",
    lambda entry: _("Declared an interest: %(kind)s") % {"kind": Interest.Kind(entry.data["kind"]).label},
)
present("parties.interest.ended", lambda entry: _("Noted the end of a declared interest"))
