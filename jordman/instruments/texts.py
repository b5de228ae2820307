"""Every text of an instrument, with where it stands. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from jordman.instruments.content import Content, Item
from jordman.instruments.words import Words


@dataclass(frozen=True, slots=True)
class Text:
    """`is_question`: a question, an answer or its feedback, which may not be the same as another."""

    path: str
    words: Words
    is_question: bool = False


def texts_of(content: Content) -> Iterator[Text]:
    """In the order of the file."""
    heads: tuple[tuple[str, Words | None], ...] = (
        ("title", content.title),
        ("purpose", content.purpose),
        ("intro", content.intro),
        ("who_sees", content.who_sees_words),
        ("who_sees_research", content.who_sees_research),
        ("validated_note", content.validated_note),
    )
    for path, words in heads:
        if words is not None:
            yield Text(path, words)
    for scale in content.scales:
        yield Text(f"scales/{scale.key}/title", scale.title)
        yield Text(f"scales/{scale.key}/about", scale.about)
    for name, responses in content.responses.items():
        for response in responses:
            yield Text(f"responses/{name}/{response.value}", response.text)
    for item in content.items:
        yield from _texts_of_item(item)


def _texts_of_item(item: Item) -> Iterator[Text]:
    path = f"items/{item.key}"
    yield Text(path, item.text, is_question=True)
    if item.topic:
        yield Text(f"{path}/topic", item.topic)
    for option in item.options:
        yield Text(f"{path}/options/{option.key}", option.text, is_question=True)
        yield Text(f"{path}/options/{option.key}/feedback", option.feedback, is_question=True)
