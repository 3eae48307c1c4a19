"""Registrations: codes, sums and days of a contract; the people in it applied or decided."""

from __future__ import annotations

from rongtong.apps.registration.models import Registration, Remark, Submission
from rongtong.kit.privacy import Kind, classify, not_personal

not_personal(Registration, because="codes, sums, days and the name of a project")
not_personal(Submission, "round terms_no fields", because="codes and sums stated for a contract")
classify(Submission, form=Kind.DOCUMENT)
not_personal(Remark, "round place why", because="a clause or field and a code")
classify(Remark, text=Kind.MESSAGE)
