"""Writes a manuscript as the text files of its folder, the way a person would have written them."""

from __future__ import annotations

from collections.abc import Iterable

from jordman.library.folder.front import FENCE, pairs
from jordman.library.folder.parse import BOXES, CLOSING, DIVIDER
from jordman.library.manuscript import (
    Block,
    Film,
    Guide,
    Manuscript,
    Option,
    Picture,
    PictureBlock,
    Question,
    Reflection,
    Review,
    Text,
    Tool,
    step_file,
)

Texts = dict[str, str]


def to_texts(manuscript: Manuscript, review: Review | None = None) -> Texts:
    """Every text file of the folder, by its name."""
    texts = {"module.md": _module(manuscript)}
    for number, step in enumerate(manuscript.steps, 1):
        texts[step_file(number, step)] = _file(
            pairs(("title", step.title), ("minutes", step.minutes)), body_text(step.blocks)
        )
    if manuscript.guide:
        texts["guide.md"] = _guide(manuscript.guide)
    if manuscript.recall:
        texts["recall.md"] = body_text(manuscript.recall) + "\n"
    for tool in manuscript.tools:
        name, text = _tool(tool)
        texts[name] = text
    if review:
        texts["review.md"] = review_text(review)
    return texts


def _file(front: Iterable[str], body: str) -> str:
    return "\n".join((FENCE, *front, FENCE, *([body] if body else []))) + "\n"


def _module(module: Manuscript) -> str:
    front = pairs(
        ("title", module.title),
        ("title_en", module.title_en),
        ("summary", module.summary),
        ("summary_en", module.summary_en),
        ("category", module.category),
        ("level", module.level),
    )
    front += [f"audience: [{', '.join(module.audience)}]"]
    front += [f"places: [{', '.join(module.places)}]"]
    front += pairs(("minutes", module.minutes), ("language", module.language))
    front += ["horizontal_principles:"] if module.horizontal_principles else []
    front += [f"  {line}" for line in pairs(*module.horizontal_principles.items())]
    front += ["sources:"] if module.sources else []
    for source in module.sources:
        first, *rest = pairs(("text", source.text), ("url", source.url), ("read_on", source.read_on))
        front += [f"  - {first}", *(f"    {line}" for line in rest)]
    return _file(front, module.introduction)


def _guide(guide: Guide) -> str:
    front = [f"teach_minutes: {guide.teach_minutes}", f"talk_minutes: {guide.talk_minutes}"]
    return _file(front, body_text(guide.blocks))


def _tool(tool: Tool) -> tuple[str, str]:
    """A tool that is a file has its words beside it, in a file of the same name."""
    words = [("title", tool.title), ("title_en", tool.title_en), ("summary", tool.summary), ("kind", tool.kind)]
    if not tool.file:
        return f"tools/{tool.key}.md", _file(pairs(*words), tool.body)
    stem, _dot, _suffix = tool.file.rpartition(".")
    named = () if stem == tool.key else (("file", tool.file),)
    return f"tools/{tool.key}.yaml", "\n".join(pairs(*words, *named)) + "\n"


def review_text(review: Review) -> str:
    lines = [f"- [{'x' if line.is_checked else ' '}] {line.key}: {line.note}".rstrip() for line in review.lines]
    return _file(pairs(("reviewed_by", review.reviewed_by), ("reviewed_on", review.reviewed_on)), "\n".join(lines))


def body_text(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return block.markdown
    lines = filter(None, (f"{CLOSING} {block.kind} {block.key}", _inside(block), CLOSING))
    return "\n".join(lines)


def _inside(block: Block) -> str:
    match block:
        case PictureBlock():
            return "\n".join(_picture(block.picture))
        case Film():
            named = ("file", block.file), ("captions", block.captions), ("title", block.title)
            head = [f"{name}: {value}" for name, value in named if value]
            return "\n".join([*head, *([DIVIDER, block.transcript] if block.transcript else [])])
        case Reflection():
            return block.text
        case Question():
            return _question(block)
        case _:
            return ""


def _picture(picture: Picture) -> list[str]:
    return [f"file: {picture.file}", *([f"alt: {picture.alt}"] if picture.alt else [])]


def _question(question: Question) -> str:
    lines = [*_picture(question.picture), DIVIDER] if question.picture else []
    lines += [question.text, ""] if question.text else []
    for option in question.options:
        lines += _option(option, BOXES[question.kind])
    lines += [DIVIDER, question.after] if question.after else []
    return "\n".join(lines)


def _option(option: Option, box: str) -> list[str]:
    lines = [f"- {box[0]}{'x' if option.is_right else ' '}{box[1]} {option.text}"]
    lines += [f"  {line}" for line in _picture(option.picture)] if option.picture else []
    return [*lines, *([f"  {option.feedback}"] if option.feedback else [])]
