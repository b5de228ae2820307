"""What is wrong in a module, said so that its author can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`file` and `line` say where in the folder (line 0: the whole file); `key` is the block's.

    `text` is a plain sentence. A fault stops publishing. Advice (`is_advice`) is shown and may be overruled.
    """

    file: str
    text: str
    line: int = 0
    key: str = ""
    is_advice: bool = False

    @property
    def place(self) -> str:
        """Where, for one who writes in the editor: the sheet of the module itself needs no saying."""
        return " · ".join(part for part in (self.file.removeprefix("module.md"), self.key) if part)

    def __str__(self) -> str:
        place = f"{self.file}, rad {self.line}" if self.line else self.file
        return f"{place}: {self.text}"
