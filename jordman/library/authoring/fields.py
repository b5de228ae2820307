"""Between the editor's fields and the manuscript."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from jordman.library.manuscript import (
    Block,
    Film,
    Guide,
    Manuscript,
    Option,
    Picture,
    PictureBlock,
    Question,
    QuestionKind,
    Reflection,
    Source,
    Step,
    Text,
    Tool,
    ToolPlace,
)
from jordman.library.models import Module
from jordman.library.models import Tool as ToolRow

Raw = Mapping[str, Any]
NAMESPACE = uuid.UUID("6ad1a2a0-3f5b-4f2a-9d0e-5d0d3f1f7c11")


# From the fields


def manuscript_of(version: Module) -> Manuscript:
    """A version of a module (the row, or one of its revisions as an object) as a manuscript."""
    return Manuscript(
        key=version.key,
        title=version.title,
        title_en=version.title_en,
        summary=version.summary,
        summary_en=version.summary_en,
        category=version.category_id,
        level=version.level,
        audience=tuple(version.audience),
        places=tuple(version.places),
        minutes=version.minutes,
        language=version.language,
        horizontal_principles=version.horizontal_principles,
        sources=tuple(_source(raw["value"]) for raw in plain(version.sources)),
        introduction=tidy(version.introduction),
        steps=tuple(_step(raw["value"]) for raw in plain(version.content)),
        guide=_guide(version),
        recall=tuple(_question("recall", raw["value"]) for raw in plain(version.recall)),
        tools=tuple(_tool(tool) for tool in sorted(version.tools.all(), key=lambda tool: tool.key)),
    )


def plain(stream: Any) -> list[Any]:
    """A stream's blocks as plain data, whether it has been read by the editor or not."""
    found: list[Any] = stream.get_prep_value() if stream else []
    return found


def tidy(text: Any) -> str:
    lines = str(text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def one_line(text: Any) -> str:
    return " ".join(str(text or "").split())


def _blocks(raws: Iterable[Raw]) -> tuple[Block, ...]:
    """Texts that follow each other are one text, as they are when written by hand."""
    blocks: list[Block] = []
    for raw in raws:
        block = _block(raw["type"], raw["value"])
        if isinstance(block, Text) and blocks and isinstance(before := blocks[-1], Text):
            block = Text(f"{before.markdown}\n\n{block.markdown}".strip("\n"))
            blocks.pop()
        if not isinstance(block, Text) or block.markdown:
            blocks.append(block)
    return tuple(blocks)


def _block(kind: str, value: Any) -> Block:
    match kind:
        case "text":
            return Text(tidy(value))
        case "picture":
            return PictureBlock(_key(value), Picture(_file(value, "file"), one_line(value.get("alt"))))
        case "film":
            return Film(
                key=_key(value),
                file=_file(value, "file"),
                captions=_file(value, "captions"),
                title=one_line(value.get("title")),
                transcript=tidy(value.get("transcript")),
            )
        case "reflection":
            return Reflection(_key(value), tidy(value.get("text")))
        case "tool":
            return ToolPlace(_key(value))
        case _:
            return _question(kind, value)  # type: ignore[arg-type]


def _key(value: Raw) -> str:
    return str(value.get("key") or "")


def _file(value: Raw, name: str) -> str:
    """The editor shows a file's short name; the manuscript says the folder too."""
    short = str(value.get(name) or "").strip()
    return f"media/{short}" if short and "/" not in short else short


def _picture(value: Raw) -> Picture | None:
    file = _file(value, "file")
    return Picture(file, one_line(value.get("alt"))) if file else None


def _question(kind: QuestionKind, value: Raw) -> Question:
    options = (item.get("value", item) if isinstance(item, dict) else item for item in value.get("options") or ())
    return Question(
        kind,
        _key(value),
        tidy(value.get("text")),
        tuple(
            Option(one_line(o.get("text")), bool(o.get("is_right")), one_line(o.get("feedback")), _picture(o))
            for o in options
        ),
        tidy(value.get("after")),
        _picture(value),
    )


def _step(value: Raw) -> Step:
    return Step(
        _key(value), one_line(value.get("title")), int(value.get("minutes") or 0), _blocks(value.get("blocks") or ())
    )


def _guide(version: Module) -> Guide | None:
    blocks = _blocks(plain(version.guide))
    return Guide(version.guide_teach_minutes, version.guide_talk_minutes, blocks) if blocks else None


def _source(value: Raw) -> Source:
    day = value.get("read_on")
    if isinstance(day, str):
        day = date.fromisoformat(day)
    return Source(one_line(value.get("text")), day, str(value.get("url") or ""))


def _tool(row: ToolRow) -> Tool:
    return Tool(row.key, row.title, row.summary, row.kind, row.title_en, tidy(row.body), row.file)


# To the fields


def write_to(version: Module, manuscript: Manuscript) -> None:
    """Put a manuscript into the editor's fields, unsaved. Tools that are known keep their rows."""
    for name in ("title", "title_en", "summary", "summary_en", "level", "minutes", "language", "introduction"):
        setattr(version, name, getattr(manuscript, name))
    version.category_id = manuscript.category
    version.audience, version.places = list(manuscript.audience), list(manuscript.places)
    for name in ("equality", "diversity", "inclusion"):
        setattr(version, name, manuscript.horizontal_principles.get(name, ""))
    ids = _Ids(manuscript.key)
    version.content = [ids.block("step", _raw_step(step, ids), step.key) for step in manuscript.steps]
    guide = manuscript.guide or Guide()
    version.guide_teach_minutes, version.guide_talk_minutes = guide.teach_minutes, guide.talk_minutes
    version.guide = [_raw(block, ids) for block in guide.blocks]
    version.recall = [_raw(question, ids) for question in manuscript.recall]
    version.sources = [ids.block("source", _raw_source(source)) for source in manuscript.sources]
    _write_tools(version, manuscript.tools)


class _Ids:
    """Ids that are the same each time the same folder is taken in, so that versions can be compared."""

    def __init__(self, module_key: str) -> None:
        self.module_key = module_key
        self.number = 0

    def block(self, kind: str, value: Any, key: str = "") -> dict[str, Any]:
        self.number += 1
        name = f"{self.module_key}/{kind}/{key or self.number}"
        return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, name))}


def _raw_step(step: Step, ids: _Ids) -> Raw:
    blocks = [_raw(block, ids) for block in step.blocks]
    return {"key": step.key, "title": step.title, "minutes": step.minutes, "blocks": blocks}


def _raw_source(source: Source) -> Raw:
    return {"text": source.text, "url": source.url, "read_on": source.read_on.isoformat() if source.read_on else None}


def _raw(block: Block, ids: _Ids) -> dict[str, Any]:
    value: Any
    match block:
        case Text():
            value = block.markdown
        case PictureBlock():
            value = {"key": block.key, **_raw_picture(block.picture)}
        case Film():
            value = {
                "key": block.key,
                "title": block.title,
                "file": _short(block.file),
                "captions": _short(block.captions),
                "transcript": block.transcript,
            }
        case Reflection():
            value = {"key": block.key, "text": block.text}
        case ToolPlace():
            value = {"key": block.key}
        case Question():
            value = _raw_question(block, ids)
    return ids.block(block.kind, value, block.key)


def _raw_question(question: Question, ids: _Ids) -> Raw:
    options = [
        ids.block(
            "item",
            {
                "text": option.text,
                "is_right": option.is_right,
                "feedback": option.feedback,
                **_raw_picture(option.picture),
            },
            f"{question.key}/{number}",
        )
        for number, option in enumerate(question.options)
    ]
    return {
        "key": question.key,
        "text": question.text,
        "options": options,
        "after": question.after,
        **_raw_picture(question.picture),
    }


def _raw_picture(picture: Picture | None) -> Raw:
    return {"file": _short(picture.file), "alt": picture.alt} if picture else {"file": "", "alt": ""}


def _short(name: str) -> str:
    return name.removeprefix("media/")


def _write_tools(version: Module, tools: Iterable[Tool]) -> None:
    known = {row.key: row for row in version.tools.all()}
    rows = []
    for tool in tools:
        row = known.get(tool.key) or ToolRow(key=tool.key)
        for name in ("title", "title_en", "summary", "kind", "body", "file"):
            setattr(row, name, getattr(tool, name))
        rows.append(row)
    version.tools = rows
