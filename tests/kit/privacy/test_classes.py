import pytest
from django.apps import apps
from django.db import models

from rongtong.kit.fields import DigestText, EncryptedText
from rongtong.kit.privacy import Kind, classify
from rongtong.kit.privacy.classes import _could_tell, classified, described, unclassified


def test_every_field_that_could_tell_of_a_person_is_classified():
    assert unclassified() == []


def test_every_classified_field_exists():
    for row in classified():
        apps.get_model(row.model)._meta.get_field(row.field)


def test_every_kind_is_in_words_in_both_languages():
    for kind in Kind:
        words = described()[kind]
        assert words.zh
        assert words.en
        assert str(words.use.purpose)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (models.CharField(max_length=5), True),
        (models.TextField(), True),
        (models.EmailField(), True),
        (EncryptedText(), True),
        (models.JSONField(), True),
        (models.DateField(), True),
        (models.FileField(), True),
        (models.GenericIPAddressField(), True),
        (models.CharField(max_length=1, choices=[("a", "A")]), False),
        (DigestText(of="x", purpose="y"), False),
        (models.DateTimeField(), False),
        (models.IntegerField(), False),
    ],
)
def test_what_could_tell(field, told):
    assert _could_tell(field) is told


def test_nothing_is_classified_twice():
    with pytest.raises(ValueError, match="twice"):
        classify("accounts.User", email=Kind.NAME)


def test_encrypted_fields_of_the_platform_are_classified_as_personal():
    personal = {(row.model, row.field) for row in classified()}
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedText):
                assert (model._meta.label, field.name) in personal
