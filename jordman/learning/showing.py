"""A step's blocks with what the person has answered, written and seen: ready for the template, nothing looked up."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jordman.library.content import Block, Option, Step


@dataclass(frozen=True)
class ShownOption:
    option: Option
    is_chosen: bool
    shows_feedback: bool


@dataclass(frozen=True)
class ShownBlock:
    block: Block
    options: tuple[ShownOption, ...] = ()
    is_answered: bool = False
    is_right: bool = False
    text: str = ""
    seconds: int = 0

    @property
    def has_pictures(self) -> bool:
        return bool(self.options) and all(row.option.picture for row in self.options)


@dataclass(frozen=True)
class StepLink:
    """One step in the row of steps at the top."""

    number: int
    title: str
    url: str
    state: str


def shown(
    step: Step, answers: Mapping[str, Collection[str]], texts: Mapping[str, str], seconds: Mapping[str, int]
) -> list[ShownBlock]:
    """`answers` and `texts` by block key; `seconds` by film file."""
    return [_shown(block, answers, texts, seconds) for block in step.blocks]


def _shown(
    block: Block, answers: Mapping[str, Collection[str]], texts: Mapping[str, str], seconds: Mapping[str, int]
) -> ShownBlock:
    if block.is_question:
        return shown_question(block, answers.get(block.key))
    return ShownBlock(block, text=texts.get(block.key, ""), seconds=seconds.get(block.file, 0))


def shown_question(block: Block, chosen: Collection[str] | None) -> ShownBlock:
    """A question with its answer. Feedback stands at what was chosen and at what is right: every answer teaches."""
    answered = chosen is not None
    chosen = chosen or ()
    options = tuple(
        ShownOption(option, option.key in chosen, answered and (option.key in chosen or option.right))
        for option in block.options
    )
    return ShownBlock(block, options, answered, is_right=set(chosen) == set(block.right_keys))
