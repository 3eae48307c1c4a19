"""The tables of registration."""

from rongtong.apps.registration.models.registrations import Registration
from rongtong.apps.registration.models.rounds import Remark, Submission

__all__ = ("Registration", "Remark", "Submission")
