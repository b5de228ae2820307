"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class NobodyToAsk(Refused):
    """No champion would see the question."""


class TextChanged(Refused):
    """The article is not the one that the asker has read."""


class NotAsked(Refused):
    """The asker has not said yes, so the article is not shown."""


class AlreadyAnArticle(Refused):
    """One question becomes one article."""
