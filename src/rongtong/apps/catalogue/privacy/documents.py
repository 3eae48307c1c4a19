"""Documents and letters: what they tell of a person, and how they go."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from rongtong.apps.catalogue.models import Document, DocumentPiece, Letter
from rongtong.kit import files
from rongtong.kit.privacy import Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.kit.privacy.retention import retain
from rongtong.lib.actor import Actor

classify(Document, name=Kind.DOCUMENT, text=Kind.DOCUMENT)
not_personal(Document, "side kind way by_ocr problem number", because="codes and counts of the document")
classify(
    DocumentPiece, title=Kind.DOCUMENT, text=Kind.DOCUMENT, told=Kind.DOCUMENT, lines=Kind.DOCUMENT
)  # fmt: skip
not_personal(DocumentPiece, "position whole", because="places in the document")
classify(Letter, sender=Kind.CONTACT, subject=Kind.MESSAGE, raw=Kind.MESSAGE)
not_personal(Letter, "key size why proven made", because="a digest, codes and counts of the letter")


def export(user: Any) -> Section:
    """Give what the person brought in their own name, and their letters."""
    told: dict[str, list[dict[str, Any]]] = {}
    if rows := Document.objects.filter(person__user=user):
        told[str(Document._meta.verbose_name_plural)] = [
            {str(Document._meta.get_field("name").verbose_name): one.name} for one in rows
        ]
    if letters := Letter.objects.filter(user=user):
        told[str(Letter._meta.verbose_name_plural)] = [
            {str(Letter._meta.get_field("sender").verbose_name): one.sender} for one in letters
        ]
    return told


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete the documents of the person's own, files too, and the letters; the organisation's stay."""
    own = Document.objects.filter(person__user=user, organisation=None)
    for document in own.select_related("file"):
        if document.file is not None:
            files.remove(file=document.file, actor=actor, at=at, reason="erased")
    Document.objects.filter(person__user=user).exclude(organisation=None).update(person=None)
    return int(own.delete()[0]) + int(Letter.objects.filter(user=user).delete()[0])


personal(
    "catalogue.documents", label=gettext_lazy("Own documents and letters"), export=export, erase=erase,
    order=31,
)  # fmt: skip
retain("catalogue.letters", old=lambda before: Letter.objects.filter(arrived_at__lt=before))
