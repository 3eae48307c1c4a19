"""Controlled lists hold nothing of people."""

from rongtong.apps.vocab.models import ListVersion, Mapping, Revision, Term, VocabularyList
from rongtong.kit.privacy import not_personal

for model in (VocabularyList, Term, Mapping, ListVersion, Revision):
    not_personal(model, because="public lists of codes and names")
