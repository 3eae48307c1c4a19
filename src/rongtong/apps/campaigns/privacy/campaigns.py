"""Campaigns: contact persons of organisations, who telephoned, what was written without an account."""

from __future__ import annotations

from rongtong.apps.campaigns.models import Answer, Area, Call, Campaign, OptOut, Target
from rongtong.apps.campaigns.rules.campaigns import READ_ANSWER, READ_CONTACT
from rongtong.kit.privacy import Kind, classify, not_personal
from rongtong.kit.privacy.sensitive import sensitive
from rongtong.lib import masks

not_personal(Campaign, because="what an office asks of organisations")
not_personal(Area, because="a region in which somebody is asked")
classify(Target, contact=Kind.NAME, phone=Kind.CONTACT, email=Kind.CONTACT)
not_personal(
    Target,
    "name name_key uscc region industry kind source key way reminded call_on again_on",
    because="an organisation and how far asking it has come",
)
classify(
    Answer, values=Kind.PROFILE, contact=Kind.NAME, phone=Kind.CONTACT, word=Kind.MESSAGE,
)  # fmt: skip
not_personal(Answer, "what kind outcome share how", because="codes and a measure of the answer itself")
not_personal(Call, "result next_on", because="what a call to an organisation came to")
not_personal(OptOut, "uscc name_key side until", because="an organisation's wish")
sensitive(Target, read=READ_CONTACT, contact=masks.name, phone=masks.phone, email=masks.email)
sensitive(Answer, read=READ_ANSWER, contact=masks.name, phone=masks.phone)
