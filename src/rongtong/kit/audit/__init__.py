"""What was done, by whom, when and why: insert-only and chained.

Public face: ``action`` wraps every write, ``record`` notes it, ``present`` makes its sentence.
"""

from rongtong.kit.audit.presenters import present, present_family, sentence
from rongtong.kit.audit.unit import action, record

__all__ = ["action", "present", "present_family", "record", "sentence"]
