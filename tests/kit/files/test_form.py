import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.utils.translation import override

from rongtong.kit.files.web.ceiling import Ceiling
from rongtong.kit.files.web.forms import UploadField
from tests.kit.files import made


class Proof(forms.Form):
    """A form with an upload."""

    paper = UploadField(purpose="tests.evidence")


def filled(content: bytes, name: str = "a.pdf") -> Proof:
    return Proof({}, {"paper": SimpleUploadedFile(name, content)})


def test_it_says_what_it_takes():
    with override("en"):
        page = str(Proof())
    assert 'type="file"' in page
    assert ".pdf" in page
    assert "files/upload.js" in page
    assert "PDF" in str(Proof()["paper"].help_text)


def test_what_fits_passes():
    form = filled(made.PDF)
    assert form.is_valid()
    assert form.cleaned_data["paper"].read() == made.PDF


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-" + b"x" * 1_000 + b"%%EOF", "file.large"),
        (b"plain", "file.kind"),
        (made.PDF[:-6], "file.damaged"),
    ],
)
def test_a_refusal_stands_beside_the_field(content, code):
    form = filled(content)
    assert not form.is_valid()
    assert [error.code for error in form.errors.as_data()["paper"]] == [code]


def test_an_upload_beyond_every_limit_is_cut_off(settings):
    settings.LARGEST_UPLOAD = 10
    ceiling = Ceiling()
    assert ceiling.receive_data_chunk(b"12345", 0) == b"12345"
    with pytest.raises(StopUpload):
        ceiling.receive_data_chunk(b"1234567", 5)
