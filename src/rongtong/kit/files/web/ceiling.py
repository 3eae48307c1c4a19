"""An upload larger than anything we take is cut off while it arrives, before it fills the disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class Ceiling(FileUploadHandler):
    """Counts what one request brings; the first of ``FILE_UPLOAD_HANDLERS``."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a piece on, or stop."""
        self.size += len(raw_data)
        if self.size > settings.LARGEST_UPLOAD:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
