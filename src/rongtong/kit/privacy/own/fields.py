"""Which fields of the kit tell of a person."""

from __future__ import annotations

from rongtong.kit.accounts.models import Departure, Device, Setup, User
from rongtong.kit.audit.models import Day, Entry, Head
from rongtong.kit.clocks.models import Clock, Pause
from rongtong.kit.facts.models import Delivery as FactDelivery
from rongtong.kit.facts.models import Fact
from rongtong.kit.files.models import File, Usage
from rongtong.kit.jobs.models import Job
from rongtong.kit.notices.models import Delivery, Notice, Preference, Stop
from rongtong.kit.permissions.models import Assignment, StaffSession
from rongtong.kit.privacy.classes import Basis, Kind, Use, classify, not_personal
from rongtong.kit.privacy.models import Answer, Erasure, Reading, RetentionRun, Tag
from rongtong.kit.privacy.notices import TRACING

_CODE = "a code of the program"
_DIGEST = "a digest that leads back to nobody"
_TRACE = Use(TRACING, Basis.DUTY, 36)

classify(User, email=Kind.CONTACT, phone=Kind.CONTACT, name=Kind.NAME, password=Kind.ACCOUNT)
not_personal(User, "demo_hint", because="a hint about a made-up account")
classify(Departure, reason=Kind.ACCOUNT)
classify(Device, label=Kind.ACTIVITY)
not_personal(Device, "digest", because=_DIGEST)
not_personal(Setup, because="about the installation")

classify(Assignment, role=Kind.WORK, reason=Kind.WORK)
classify(StaffSession, _TRACE, reason=Kind.ACTIVITY)

classify(
    Entry, _TRACE, actor_name=Kind.ACTIVITY, label=Kind.ACTIVITY, reason=Kind.ACTIVITY, note=Kind.ACTIVITY,
    changes=Kind.ACTIVITY, data=Kind.ACTIVITY,
)  # fmt: skip
not_personal(Entry, "actor_kind via verb kind about before digest", because=_CODE)
not_personal(Head, because=_DIGEST)
not_personal(Day, because=_DIGEST)

classify(Fact, data=Kind.ACTIVITY)
not_personal(Fact, "name", because=_CODE)
not_personal(FactDelivery, because="about the program")
classify(Job, arguments=Kind.ACTIVITY, actor_name=Kind.ACTIVITY, sentence=Kind.ACTIVITY, kept=Kind.ACTIVITY)
not_personal(Job, "name key worker error trace actor_kind kind about", because="about the program")
classify(Pause, _TRACE, reason=Kind.ACTIVITY, actor_name=Kind.ACTIVITY)
not_personal(Clock, because="about a deadline")

classify(File, name=Kind.DOCUMENT)
not_personal(File, "token purpose kind about form sha256 sm3", because=_CODE)
not_personal(Usage, because="a number of bytes for an account")

classify(Notice, address=Kind.CONTACT, parameters=Kind.MESSAGE, link=Kind.ACTIVITY)
not_personal(Notice, "language name category kind about", because=_CODE)
classify(Delivery, error=Kind.CONTACT)  # a mail server may repeat the address in its refusal
not_personal(Delivery, "channel", because="a code of the program")
classify(Preference, category=Kind.ACCOUNT)
not_personal(Preference, "channel", because=_CODE)
not_personal(Stop, because=_DIGEST)

classify(Answer, _TRACE, purpose=Kind.ACTIVITY)
classify(Reading, _TRACE, reader_name=Kind.ACTIVITY, reason=Kind.ACTIVITY)
not_personal(Reading, "kind about field", because=_CODE)
classify(Tag, word=Kind.PROFILE, note=Kind.PROFILE)
not_personal(Erasure, "erased", because="numbers of records")
not_personal(RetentionRun, because="numbers of records")

# Tables beside this part and of libraries, by their labels.
classify("api.Token", name=Kind.ACCOUNT)
not_personal("api.Token", "hint digest scopes", because=_DIGEST)
not_personal("api.Window", because="counts requests")
classify("api.Repeat", body=Kind.ACTIVITY)
not_personal("api.Repeat", "caller key request headers", because=_DIGEST)
classify("account.EmailAddress", email=Kind.CONTACT)
classify("socialaccount.SocialAccount", uid=Kind.ACCOUNT, extra_data=Kind.ACCOUNT)
classify("mfa.Authenticator", data=Kind.ACCOUNT)
classify("usersessions.UserSession", _TRACE, ip=Kind.ACTIVITY, user_agent=Kind.ACTIVITY)
for _label in ("axes.AccessAttempt", "axes.AccessFailureLog", "axes.AccessLog"):
    classify(
        _label,
        Use(TRACING, Basis.DUTY, 6),
        username=Kind.ACTIVITY,
        ip_address=Kind.ACTIVITY,
        user_agent=Kind.ACTIVITY,
    )
