"""Finding a help article: by words and topic."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from jordman.library.topics import Topic
from jordman.questions.models import HelpArticle


@dataclass(frozen=True)
class Search:
    words: str = ""
    topic: str = ""

    @classmethod
    def read(cls, query: dict[str, str]) -> Search:
        """From an address, whatever somebody wrote in it."""
        topic = query.get("amne", "")
        words = query.get("sok", "").replace("\0", "").strip()[:100]
        return cls(words=words, topic=topic if topic in Topic.values else "")

    def __bool__(self) -> bool:
        return bool(self.words or self.topic)

    def find(self, articles: QuerySet[HelpArticle]) -> list[HelpArticle]:
        """Every word must be somewhere; those with a word in the heading come first.

        Compared here and not in the database: SQLite does not know that Å and å are the same letter.
        """
        found = articles.filter(topic=self.topic) if self.topic else articles
        words = self.words.casefold().split()
        hits = [article for article in found if all(word in _text(article) for word in words)]
        return sorted(hits, key=lambda article: not any(word in article.title.casefold() for word in words))


def _text(article: HelpArticle) -> str:
    return f"{article.title} {article.get_topic_display()} {article.body}".casefold()
