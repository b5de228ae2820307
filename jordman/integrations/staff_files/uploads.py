"""Stops a file that is too large while it arrives: what is over the limit is thrown away and never kept on disk."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from jordman.integrations.tables import Limits


class LimitedUpload(FileUploadHandler):
    """Goes first among the handlers. The rest of the request is read and dropped, so that the browser gets its page."""

    def __init__(self, request: HttpRequest | None = None, *, limit: int = 0) -> None:
        super().__init__(request)
        self.limit = limit or Limits().bytes
        self.arrived = 0

    @property
    def is_too_large(self) -> bool:
        return self.arrived > self.limit

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.arrived += len(raw_data)
        if self.is_too_large:
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def limit_upload(request: HttpRequest) -> LimitedUpload:
    """Must be called before anything reads the request's form."""
    handler = LimitedUpload(request)
    request.upload_handlers.insert(0, handler)
    return handler
