"""Questions that anyone can ask, their answers, the help articles that some become, and the sums that remain."""

from jordman.questions.models.articles import HelpArticle
from jordman.questions.models.notices import ChampionNotice
from jordman.questions.models.questions import Question, Reply
from jordman.questions.models.themes import ThemeTally

__all__ = ["ChampionNotice", "HelpArticle", "Question", "Reply", "ThemeTally"]
