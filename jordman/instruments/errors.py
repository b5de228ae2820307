"""What stops somebody who writes an instrument, and says what to do."""

from jordman.access.errors import Refused


class BrokenContent(Refused):
    """A field is missing, unknown or of the wrong kind. `path` says which: "items/las-innan/options/a/score"."""

    def __init__(self, path: str, message: object) -> None:
        super().__init__(message)
        self.path = path


class ShippedFileChanged(Refused):
    """A file that comes with the program has new words but not a new version."""


class VersionIsPublished(Refused):
    """A published version never changes."""


class DraftExists(Refused):
    """There is one draft at a time."""


class NotReady(Refused):
    """A draft has faults and cannot be published."""


class CannotChange(Refused):
    """The change would make the instrument impossible to answer or to count."""
