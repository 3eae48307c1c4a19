"""What a call brings: a body of a few kilobytes, or a form with files, never held in memory whole."""

from __future__ import annotations

from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest


def receive(request: HttpRequest) -> None:
    """Read all that arrives now: what cannot be read must not open a transaction.

    Raises what Django does: RequestDataTooBig, UnreadablePostError, MultiPartParserError or
    SuspiciousOperation.
    """
    if _is_form(request):
        request.FILES  # noqa: B018 - large parts go to the disk
        request._body = b""  # a call that wants JSON finds none, not a fault
    else:
        request.body  # noqa: B018


def content(request: HttpRequest) -> bytes:
    """Give what tells this call's body from another's: the body, or digests of the parts of a form."""
    if not _is_form(request):
        return request.body
    fields = [f"{name}={value}" for name, values in request.POST.lists() for value in values]
    files = [f"{name}={file.name}:{_digest(file)}" for name, many in request.FILES.lists() for file in many]
    return "\n".join(sorted(fields + files)).encode("utf-8", "replace")


def _is_form(request: HttpRequest) -> bool:
    return request.method == "POST" and request.content_type == "multipart/form-data"


def _digest(file: UploadedFile[bytes]) -> str:
    made = sha256()
    for piece in file.chunks():
        made.update(piece)
    file.seek(0)
    return made.hexdigest()
