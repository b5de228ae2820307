"""Something to mend in an instrument."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`path` says where, as in the file; `text` is a sentence that says what to do."""

    path: str
    text: str

    @property
    def item(self) -> str:
        """The key of the item that it is about, if it is about one."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "items" and len(parts) > 1 else ""
