"""The tables of introductions."""

from rongtong.apps.introductions.models.introductions import Introduction, Note
from rongtong.apps.introductions.models.meetings import Meeting, Slot
from rongtong.apps.introductions.models.talk import Attachment, Mention, Message, ReadMark

__all__ = ("Attachment", "Introduction", "Meeting", "Mention", "Message", "Note", "ReadMark", "Slot")
