"""A manuscript made ready to show: what an edition keeps."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from jordman.documents.markdown import safe_href
from jordman.documents.markup import markdown_to_html
from jordman.library import content
from jordman.library.content import Json
from jordman.library.folder.write import Texts, to_texts
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
    Text,
    Tool,
    ToolPlace,
)

FILM_TYPES = {"webm": "video/webm", "mp4": "video/mp4"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Addresses = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compiled:
    introduction: SafeString
    steps: list[Json]
    guide: Json
    recall: list[Json]
    sources: list[Json]


def compile_module(manuscript: Manuscript, addresses: Addresses) -> Compiled:
    """`addresses` says where each file is (by its name in the folder); a file that is missing keeps its name."""
    compiler = _Compiler(addresses, {tool.key: tool for tool in manuscript.tools})
    steps = (
        content.Step(step.key, step.title, step.minutes, tuple(map(compiler.block, step.blocks)))
        for step in manuscript.steps
    )
    return Compiled(
        introduction=markdown_to_html(manuscript.introduction),
        steps=[content.to_json(step) for step in steps],
        guide=content.to_json(compiler.guide(manuscript.guide)) if manuscript.guide else {},
        recall=[content.to_json(compiler.block(question)) for question in manuscript.recall],
        sources=[
            {
                "text": source.text,
                "url": safe_href(source.url),
                "read_on": source.read_on.isoformat() if source.read_on else "",
            }
            for source in manuscript.sources
        ],
    )


def fingerprint(manuscript: Manuscript, addresses: Addresses) -> str:
    """The same for the same words and files: what was signed is what is published."""
    return fingerprint_of(to_texts(manuscript), {name: addresses.get(name, "") for name in manuscript.files})


def fingerprint_of(texts: Texts, files: Addresses) -> str:
    plain = json.dumps([sorted(texts.items()), sorted(files.items())], ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def inline_html(markdown: str) -> SafeString:
    """One line of Markdown, to stand inside another tag."""
    html = markdown_to_html(markdown)
    is_one_paragraph = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return SafeString(html[3:-4]) if is_one_paragraph else html


class _Compiler:
    def __init__(self, addresses: Addresses, tools: Mapping[str, Tool]) -> None:
        self.addresses = addresses
        self.tools = tools

    def file(self, name: str) -> str:
        return self.addresses.get(name, name)

    def guide(self, guide: Guide) -> content.Guide:
        return content.Guide(guide.teach_minutes, guide.talk_minutes, tuple(map(self.block, guide.blocks)))

    def block(self, block: Block) -> content.Block:
        match block:
            case Text():
                return content.Block("text", block.key, markdown_to_html(block.markdown))
            case PictureBlock():
                return content.Block("picture", block.key, file=self.file(block.picture.file), alt=block.picture.alt)
            case Film():
                return self.film(block)
            case Question():
                return self.question(block)
            case Reflection():
                return content.Block("reflection", block.key, markdown_to_html(block.text))
            case ToolPlace():
                tool = self.tools.get(block.key)
                title, summary = (tool.title, tool.summary) if tool else ("", "")
                return content.Block("tool", block.key, title=title, summary=summary)

    def film(self, film: Film) -> content.Block:
        return content.Block(
            "film",
            film.key,
            markdown_to_html(film.transcript),
            file=self.file(film.file),
            type=FILM_TYPES.get(film.file.rpartition(".")[2], ""),
            captions=self.file(film.captions),
            title=film.title,
        )

    def question(self, question: Question) -> content.Block:
        return content.Block(
            question.kind,
            question.key,
            markdown_to_html(question.text),
            tuple(self.option(letter, option) for letter, option in zip(LETTERS, question.options, strict=False)),
            markdown_to_html(question.after),
            file=self.file(question.picture.file) if question.picture else "",
            alt=question.picture.alt if question.picture else "",
        )

    def option(self, key: str, option: Option) -> content.Option:
        return content.Option(
            key,
            inline_html(option.text),
            option.is_right,
            markdown_to_html(option.feedback),
            self.picture(option.picture),
        )

    def picture(self, picture: Picture | None) -> content.Picture | None:
        return content.Picture(self.file(picture.file), picture.alt) if picture else None
