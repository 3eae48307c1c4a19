"""What was done in introductions, as sentences of the trail. No name of either side stands in them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

present(
    "introductions.asked",
    lambda e: (
        _("Asked for an introduction of %(own)s to %(other)s")
        % {"own": e.data["own"], "other": e.data["other"]}
    ),
)
present("introductions.nudged", lambda e: _("Reminded the other side of %(pair)s") % {"pair": e.label})
present(
    "introductions.named", lambda e: _("Showed the other side of %(pair)s who they are") % {"pair": e.label}
)
present("introductions.taken_up", lambda e: _("Looks after the unanswered %(pair)s") % {"pair": e.label})
present(
    "introductions.noted",
    lambda e: _("Noted what was done about the unanswered %(pair)s") % {"pair": e.label},
)
present(
    "introductions.meeting_proposed", lambda e: _("Proposed times to meet for %(pair)s") % {"pair": e.label}
)
present("introductions.said", lambda e: _("Wrote into the talk of %(pair)s") % {"pair": e.label})
present("introductions.unsaid", lambda e: _("Withdrew a message of %(pair)s") % {"pair": e.label})
present(
    "introductions.looked",
    lambda e: _("Read the talk of %(pair)s for the service centre") % {"pair": e.label},
)
present("introductions.joined", lambda e: _("Joined the talk of %(pair)s") % {"pair": e.label})
present("introductions.came", lambda e: _("Came to the meeting %(meeting)s") % {"meeting": e.label})
