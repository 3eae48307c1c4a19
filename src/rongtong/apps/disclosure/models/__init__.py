"""The tables of disclosure."""

from rongtong.apps.disclosure.models.agreements import Agreement, Signature
from rongtong.apps.disclosure.models.grants import Grant
from rongtong.apps.disclosure.models.rooms import Reading, RoomFile

__all__ = ("Agreement", "Grant", "Reading", "RoomFile", "Signature")
