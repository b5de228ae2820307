"""What the library refuses, each with a sentence that says what to do."""

from jordman.access.errors import Refused


class NotSignedOff(Refused):
    """Publishing what no reviewer has approved."""


class NotReady(Refused):
    """Sending a module to review that has faults, for one no tool to take home."""


class NothingNew(Refused):
    """Sending to review what is already published."""


class OwnWork(Refused):
    """Signing one's own module."""


class ChangedSinceSubmission(Refused):
    """Signing something else than what was handed in."""


class NotWaiting(Refused):
    """Deciding on a module that nobody asked to have reviewed."""


class ChecklistNotDone(Refused):
    """Approving with a point of the checklist left."""


class FileRefused(Refused):
    """A file that cannot be shown to others."""


class FolderRefused(Refused):
    """A folder or a zip file that cannot be taken in."""


class StillUsed(Refused):
    """Removing something that a module shows."""
