"""What an evaluation does not know: what was written, and what its own rows show. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.evaluations.contents import Contents
from jordman.evaluations.models import Relevance


def unknowns_of(contents: Contents) -> list[str]:
    """Sentences, each once: the evaluator's own, gaps of sources, questions without an answer, what nobody weighed."""
    written = [line.strip() for line in contents.evaluation.unknowns.splitlines()]
    gaps = [source.gap for source in contents.sources]
    open_questions = [
        _("Frågan har inget svar än: %(question)s") % {"question": each.text} for each in contents.unanswered
    ]
    found = [*written, *gaps, *open_questions, _not_weighed(contents), _readings(contents)]
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def _not_weighed(contents: Contents) -> str:
    named = sum(
        any(each.weight == Relevance.Weight.NAMED for each in finding.relevances.all()) for finding in contents.findings
    )
    if not named:
        return ""
    return ngettext(
        "För %(n)s iakttagelse är det inte bedömt hur stor betydelsen är.",
        "För %(n)s iakttagelser är det inte bedömt hur stor betydelsen är.",
        named,
    ) % {"n": named}


def _readings(contents: Contents) -> str:
    readings = sum(finding.is_reading for finding in contents.findings)
    if not readings:
        return ""
    return ngettext(
        "%(n)s iakttagelse är en läsning: källan säger den inte rakt ut.",
        "%(n)s iakttagelser är läsningar: källan säger dem inte rakt ut.",
        readings,
    ) % {"n": readings}
