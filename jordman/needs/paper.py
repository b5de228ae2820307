"""A study's result as a file: chapters that open with their conclusions, for PDF and for Word."""

import re
from collections.abc import Iterable

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jordman.documents.papers import (
    Chapter,
    ChartPart,
    Language,
    ProgrammeReport,
    Source,
    TablePart,
    TextPart,
    long_date,
    programme_report_pdf,
)
from jordman.documents.word import markdown_to_docx
from jordman.needs import findings
from jordman.needs.facts import ORDER, Ground, Judged, Link, Result
from jordman.needs.models import Basis, Hypothesis

SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
SPACE = re.compile(r"\s+")


def language() -> Language:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def plain(text: str) -> str:
    """What somebody wrote, as one line that Markdown takes for nothing but text."""
    return SIGNS.sub(r"\\\1", SPACE.sub(" ", text).strip())


def report(result: Result) -> ProgrammeReport:
    chapters = (_made(result), _judged(result), _changed(result), _quoted(result), _reviewed(result), _unknown(result))
    return ProgrammeReport(
        title=result.study.name,
        programme=_("Behovskartläggning"),
        period=_period(result),
        made_on=result.until,
        issuer=result.study.organisation.name,
        chapters=tuple(chapter for chapter in chapters if chapter is not None),
        summary=findings.heading(result.counts),
        protection=quotes_protected(),
        language=language(),
    )


def _period(result: Result) -> str:
    """A study that is told from a report has no days of its own."""
    if result.study.source:
        return _("återger %(source)s") % {"source": result.study.source}
    return _("till och med %(day)s") % {"day": long_date(result.until, language())}


def quotes_protected() -> str:
    return _("Ingen person finns i rapporten. Citat har bara en roll, så allmän att den passar på många.")


def report_pdf(result: Result) -> bytes:
    return programme_report_pdf(report(result))


def report_docx(result: Result) -> bytes:
    paper = report(result)
    footer = f"{paper.programme}, {paper.issuer}. {paper.protection}"
    return markdown_to_docx(paper.title, as_markdown(paper), footer=footer, language=language())


def quotes_docx(result: Result) -> bytes:
    """The quotes alone: words and a general role."""
    title = _("Citat ur %(study)s") % {"study": result.study.name}
    return markdown_to_docx(title, _quotes(result), footer=quotes_protected(), language=language())


# Chapters


def _made(result: Result) -> Chapter:
    study = result.study
    parts = [plain(study.aim)]
    if study.source:
        parts.append(_("Studien återger en källa: %(source)s.") % {"source": plain(study.source)})
    for text, source in result.background:
        parts.append(f"{plain(text)} ({plain(source)})")
    conclusions = tuple(findings.conclusions(result.counts))
    return Chapter(_("Slutsatser"), conclusions, (TextPart("\n\n".join(parts)),))


def _judged(result: Result) -> Chapter:
    groups = [(verdict, result.with_verdict(verdict)) for verdict in ORDER]
    insights = (
        _("Ny insikt: %(statement)s") % {"statement": each.hypothesis.statement}
        for each in result.with_verdict(Hypothesis.Verdict.NEW_INSIGHT)
        if each.hypothesis.is_described
    )
    conclusions = _said(findings.insights(result.counts), *insights, findings.judged(result.counts))
    parts: list[TextPart] = []
    for verdict, rows in groups:
        if rows:
            parts.append(TextPart(f"## {plain(str(Hypothesis.Verdict(verdict).label))}"))
            parts += [_hypothesis(each) for each in rows]
    empty = (_("Det finns inga hypoteser än."),)
    return Chapter(_("Hypoteser och insikter"), conclusions or empty, tuple(parts))


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)


def _hypothesis(judged: Judged) -> TextPart:
    hypothesis = judged.hypothesis
    lines = [f"**{plain(hypothesis.statement)}**"]
    if hypothesis.basis:
        lines.append(f"*{plain(str(Basis(hypothesis.basis).label))}.*")
    if hypothesis.reason:
        lines.append(plain(hypothesis.reason))
    if judged.ground.said:
        lines.append(plain(said_in_words(judged.ground)))
    lines += [plain(text) for text, _source in judged.ground.read]
    return TextPart("\n\n".join(lines), tuple(Source(source) for _text, source in judged.ground.read))


def said_in_words(ground: Ground) -> str:
    """How many notes from talks a verdict stands on: of what was said there is nothing more."""
    text = ngettext(
        "Underlag: %(number)s anteckning från samtal.", "Underlag: %(number)s anteckningar från samtal.", ground.said
    )
    return text % {"number": ground.said}


def _changed(result: Result) -> Chapter:
    if not result.chain:
        return Chapter(_("Vad som ändrades"), (_("Inget är ändrat än."),), ())
    conclusions = tuple(link.decision.what for link in result.chain[:5])
    header = (_("Insikt"), _("Beslut"), _("Plats i programmet"))
    rows = tuple(_chain_row(link) for link in result.chain)
    caption = _("Från insikt till beslut till modul")
    return Chapter(_("Vad som ändrades"), conclusions, (TablePart(caption, header, rows, ("start", "start", "start")),))


def _chain_row(link: Link) -> tuple[str, str, str]:
    decision = " ".join(part for part in (link.decision.what, link.decision.why) if part)
    return " ".join(link.insights) or _("Sägs inte"), decision, "; ".join(link.places)


def _quoted(result: Result) -> Chapter | None:
    if not result.quotes:
        return None
    number = len(result.quotes)
    said = ngettext("%(number)s citat är valt för att läsas.", "%(number)s citat är valda för att läsas.", number)
    conclusions = (said % {"number": number}, quotes_protected())
    return Chapter(_("Med deras ord"), conclusions, (TextPart(_quotes(result)),))


def _quotes(result: Result) -> str:
    return "\n\n".join(f"> {plain(words)}\n>\n> *{plain(role)}*" for words, role in result.quotes)


def _reviewed(result: Result) -> Chapter | None:
    if not result.comments:
        return None
    parts = []
    for comment in result.comments:
        text = plain(comment.text) or _("Kommentaren finns inte i källan.")
        answer = f"\n\n{_('Så gjorde vi:')} {plain(comment.answer)}" if comment.answer else ""
        parts.append(TextPart(f"## {plain(str(comment.get_group_display()))}\n\n{text}{answer}"))
    answered = sum(bool(comment.text) for comment in result.comments)
    text = ngettext("%(number)s grupp har granskat.", "%(number)s grupper har granskat.", len(result.comments))
    conclusions = [text % {"number": len(result.comments)}]
    if not answered:
        conclusions.append(_("Vad de sade finns inte i källan."))
    return Chapter(_("Granskning"), tuple(conclusions), tuple(parts))


def _unknown(result: Result) -> Chapter | None:
    lines = result.study.unknown_lines
    if not lines:
        return None
    text = ngettext("%(number)s sak svarar studien inte på.", "%(number)s saker svarar studien inte på.", len(lines))
    listed = "\n".join(f"- {plain(line)}" for line in lines)
    return Chapter(_("Det här vet vi inte"), (text % {"number": len(lines)},), (TextPart(listed),))


# Word


def as_markdown(paper: ProgrammeReport) -> str:
    """The same chapters as one text, each with its conclusions first."""
    parts = [f"**{plain(paper.summary)}**"]
    for chapter in paper.chapters:
        parts.append(f"## {plain(chapter.title)}")
        parts.append("\n".join(f"- {plain(sentence)}" for sentence in chapter.conclusions))
        parts += [_part(part) for part in chapter.parts]
    return "\n\n".join(part for part in parts if part)


def _part(part: TextPart | TablePart | ChartPart) -> str:
    match part:
        case TextPart():
            deeper = re.sub(r"(?m)^## ", "### ", part.markdown)
            sources = [f"{_('Källa:')} {plain(source.text)}" for source in part.sources]
            return "\n\n".join((deeper, *sources))
        case TablePart():
            return _table(part)
        case ChartPart():
            raise NotImplementedError("A study's report has no charts")


def _table(part: TablePart) -> str:
    rows = [part.header, ("---",) * len(part.header), *part.rows]
    return "\n".join(_row(row, is_rule=place == 1) for place, row in enumerate(rows))


def _row(cells: Iterable[str | None], *, is_rule: bool) -> str:
    written = (cell or "" if is_rule else plain(cell or "") for cell in cells)
    return f"| {' | '.join(written)} |"
