"""Finding a tool: by words, category and place of work."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from jordman.library.models import Tool
from jordman.library.models.category import CATEGORIES
from jordman.library.models.module import PlaceOfWork


@dataclass(frozen=True)
class Search:
    words: str = ""
    category: int | None = None
    place: str = ""

    @classmethod
    def read(cls, query: dict[str, str]) -> Search:
        """From an address, whatever somebody wrote in it."""
        category, place = query.get("kategori", ""), query.get("plats", "")
        return cls(
            words=query.get("sok", "").replace("\0", "").strip()[:100],
            category=int(category) if category in map(str, CATEGORIES) else None,
            place=place if place in PlaceOfWork else "",
        )

    def __bool__(self) -> bool:
        return bool(self.words or self.category or self.place)

    def find(self, tools: QuerySet[Tool]) -> list[Tool]:
        """Every word must be somewhere. A tool from a module without a place suits every place."""
        for word in self.words.casefold().split():
            tools = tools.filter(search_text__contains=word)
        if self.category:
            tools = tools.filter(module__category=self.category)
        return [tool for tool in tools if self.place in ("", *tool.module.places) or not tool.module.places]
