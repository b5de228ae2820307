"""Checks a whole folder: what it says, and that it can be written back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from jordman.library.checks.files import check_file
from jordman.library.checks.module import check_module
from jordman.library.faults import Fault
from jordman.library.folder.parse import STEP_KINDS, parse_body
from jordman.library.folder.read import Reading, read_folder
from jordman.library.folder.write import body_text
from jordman.library.manuscript import Block, Manuscript, Text, step_file


def check_folder(folder: Path) -> Reading:
    """The folder read, with every fault and piece of advice in it, in the order of its files."""
    reading = read_folder(folder)
    found = check_module(reading.manuscript, reading.files)
    # What a file lacks altogether is already said by the reader, with its line.
    said = {fault.file for fault in reading.faults}
    found = [fault for fault in found if fault.file not in said or fault.key]
    reading.faults += found
    reading.faults += check_files(reading)
    reading.faults = sorted(map(reading.placed, reading.faults), key=lambda fault: (fault.file, fault.line))
    return reading


def check_files(reading: Reading) -> Iterator[Fault]:
    for name, path in reading.files.items():
        with path.open("rb") as file:
            yield from (Fault(name, text) for text in check_file(name, file, path.stat().st_size))


def check_writable(manuscript: Manuscript) -> list[Fault]:
    """Texts that would be read back as something else, such as a line that begins with three colons."""
    bodies: list[tuple[str, tuple[Block, ...], tuple[str, ...]]] = [
        (step_file(number, step), step.blocks, STEP_KINDS) for number, step in enumerate(manuscript.steps, 1)
    ]
    if manuscript.guide:
        bodies.append(("guide.md", manuscript.guide.blocks, ("picture",)))
    bodies.append(("recall.md", manuscript.recall, ("recall",)))
    sentence = _("En rad ser ut som en del av formatet, till exempel ::: eller ---. Skriv om den.")
    return [
        Fault(file, sentence, key=block.key)
        for file, blocks, kinds in bodies
        for block in blocks
        if not _reads_back(block, kinds)
    ]


def _reads_back(block: Block, kinds: tuple[str, ...]) -> bool:
    faults: list[Fault] = []
    again = parse_body("", body_text([block]).split("\n"), 1, faults, kinds).blocks
    is_empty_text = isinstance(block, Text) and not block.markdown
    return is_empty_text or (again == [block] and not faults)
