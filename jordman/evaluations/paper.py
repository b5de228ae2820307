"""The report: chapters that open with conclusions, three groups, four levels, footnotes, what is not known."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jordman.documents.markdown import literal
from jordman.documents.papers import Align, Chapter, Language, ProgrammeReport, TablePart, TextPart
from jordman.documents.papers import Source as Note
from jordman.evaluations.contents import Contents
from jordman.evaluations.models import Finding, Group, Level, Quote, Relevance, Source
from jordman.evaluations.unknowns import unknowns_of

MOST_CONCLUSIONS = 5


def language() -> Language:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def paper(contents: Contents, *, version: str, on: date) -> ProgrammeReport:
    evaluation = contents.evaluation
    chapters = (
        _method(contents),
        _setting(contents),
        _groups(contents),
        _levels(contents),
        *([_recommendations(contents)] if evaluation.recommendations.strip() else []),
        _unknowns(contents),
        _sources(contents),
    )
    return ProgrammeReport(
        title=evaluation.name,
        programme=version,
        period=evaluation.client,
        period_label=_("Beställd av"),
        made_on=on,
        issuer=evaluation.evaluator,
        chapters=chapters,
        summary=evaluation.aim,
        protection=_protection(contents),
        language=language(),
    )


def _protection(contents: Contents) -> str:
    words = _("Citat har en allmän roll och inget namn. Siffror om människor är skyddade: små grupper visas inte.")
    return f"{_('Det här är ett exempel som följer med Jordmån.')} {words}" if contents.evaluation.is_example else words


# How it was done, and where


def _method(contents: Contents) -> Chapter:
    evaluation = contents.evaluation
    documents = sum(source.kind == Source.Kind.DOCUMENT for source in contents.sources)
    figures = sum(source.kind == Source.Kind.FIGURE for source in contents.sources)
    said = (
        _interviews_said(contents) if contents.interviews else _("Inga intervjuer är gjorda."),
        ngettext("%(n)s dokument är läst.", "%(n)s dokument är lästa.", documents) % {"n": documents},
        *([ngettext("%(n)s skyddad siffra är avläst.", "%(n)s skyddade siffror är avlästa.", figures) % {"n": figures}]
          if figures else []),
        _("Iakttagelserna kommer från %(who)s.") % {"who": _joined(contents.evaluators)},
    )  # fmt: skip
    questions = [f"- {literal(question.text)}" for question in contents.questions]
    parts: tuple[TextPart | TablePart, ...] = (
        *([TextPart(_paragraphs(evaluation.aim))] if evaluation.aim else []),
        *([_interview_table(contents)] if contents.interviews else []),
        *([TextPart(f"## {_('Frågorna')}\n\n" + "\n".join(questions))] if questions else []),
    )
    return Chapter(_("Så har vi gjort"), said, parts)


def _interviews_said(contents: Contents) -> str:
    kinds = len(contents.interviews)
    return ngettext("%(n)s intervju är gjord", "%(n)s intervjuer är gjorda", contents.interview_sum) % {
        "n": contents.interview_sum
    } + ngettext(", från %(kinds)s slags källa.", ", från %(kinds)s slags källor.", kinds) % {"kinds": kinds}


def _interview_table(contents: Contents) -> TablePart:
    rows = [(each.title, each.get_role_display() or "–", str(each.number)) for each in contents.interviews]
    gaps = " ".join(dict.fromkeys(each.gap for each in contents.interviews if each.gap))
    end: Align = "end"
    return TablePart(
        _("Intervjuer efter slag av källa"),
        (_("Slag av källa"), _("Roll"), _("Antal")),
        (*rows, (_("Summa"), "", str(contents.interview_sum))),
        ("start", "start", end),
        gaps,
    )


def _setting(contents: Contents) -> Chapter:
    titles = [each.title for each in contents.covered]
    has_programmes = any(each.programme_id for each in contents.covered)
    many = (
        _("Utvärderingen gäller %(n)s satsningar och program: %(what)s.")
        if has_programmes
        else _("Utvärderingen gäller %(n)s satsningar: %(what)s.")
    )
    said = many if len(titles) > 1 else _("Utvärderingen gäller %(what)s.")
    text = contents.evaluation.setting
    return Chapter(
        _("Sammanhanget"),
        (said % {"n": len(titles), "what": _joined(titles)},),
        (TextPart(_paragraphs(text)),) if text.strip() else (),
    )


# Findings


def _groups(contents: Contents) -> Chapter:
    """A section for each of the three groups, also when nothing is said about one."""
    parts: list[TextPart] = []
    for group in Group:
        parts.append(TextPart(f"## {group.label}"))
        relevant = [(each, found) for each in contents.findings if (found := _for(each, group))]
        parts += _relevant(relevant)
    counts = [
        _("%(group)s: %(n)s") % {
            "group": group.label,
            "n": _findings_counted(sum(_for(each, group) is not None for each in contents.findings)),
        }
        for group in Group
    ]  # fmt: skip
    key = _key(each for each in contents.findings if each.relevances.all())
    return Chapter(_("Nytta för tre grupper"), key or tuple(f"{count}." for count in counts), tuple(parts))


def _relevant(relevant: list[tuple[Finding, Relevance]]) -> list[TextPart]:
    """Claims with their weight. When none has been weighed, that is said once."""
    if not relevant:
        return [TextPart(_("Ingen iakttagelse har bedömts för den här gruppen."))]
    if not any(relevance.sentence for _finding, relevance in relevant):
        return [TextPart(_("Hur stor betydelsen är har inte bedömts.")), *(_claim(each) for each, _rest in relevant)]
    return [part for each, relevance in relevant for part in (_claim(each), TextPart(_weight(relevance)))]


def _for(finding: Finding, group: Group) -> Relevance | None:
    return next((each for each in finding.relevances.all() if each.group == group), None)


def _weight(relevance: Relevance) -> str:
    if relevance.weight == Relevance.Weight.NAMED:
        return literal(relevance.sentence) or _("Hur stor betydelsen är har inte bedömts.")
    return f"*{_('Betydelse:')} {relevance.get_weight_display().lower()}.* {literal(relevance.sentence)}"


def _levels(contents: Contents) -> Chapter:
    parts: list[TextPart] = []
    for level in Level:
        here = [each for each in contents.findings if each.level == level]
        parts.append(TextPart(f"## {level.label}"))
        for finding in here:
            parts += [_claim(finding), TextPart(_about(finding)), *_quotes(finding)]
        if not here:
            parts.append(TextPart(_("Ingen iakttagelse gäller den här nivån.")))
    used = sum(any(each.level == level for each in contents.findings) for level in Level)
    said = ngettext(
        "%(findings)s, på %(n)s av fyra nivåer.", "%(findings)s, på %(n)s av fyra nivåer.", used
    ) % {"findings": _findings_counted(len(contents.findings)), "n": used}  # fmt: skip
    return Chapter(_("Lärdomar på fyra nivåer"), _key(contents.findings) or (said,), tuple(parts))


def _claim(finding: Finding) -> TextPart:
    """The words with their footnotes: no claim stands without one."""
    notes = tuple(_note(each.source, each.place, is_reading=each.is_reading) for each in finding.footnotes.all())
    return TextPart(f"**{literal(finding.text)}**", notes)


def _note(source: Source, place: str, *, is_reading: bool) -> Note:
    reading = f" ({_('stället är vår läsning')})" if is_reading else ""
    is_outside = source.kind == Source.Kind.DOCUMENT
    return Note(f"{source.cited(place)}{reading}.", source.address if is_outside else "")


def _about(finding: Finding) -> str:
    said = [_("Iakttagelse av %(who)s.") % {"who": literal(finding.whose)}]
    if finding.question:
        said.append(_("Svarar på: %(question)s") % {"question": literal(finding.question.text)})
    if finding.is_reading:
        said.append(_("Det är en läsning; källan säger det inte rakt ut."))
    return f"*{' '.join(said)}*"


def _quotes(finding: Finding) -> list[TextPart]:
    return [TextPart(_quoted(each)) for each in finding.quotes.all()]


def _quoted(quote: Quote) -> str:
    return f"> ”{literal(quote.text)}”\n>\n> {quote.get_role_display()}"


def quotes_as_text(quotes: Iterable[Quote]) -> str:
    """Words and role of each, and nothing else about it."""
    return "\n\n".join(map(_quoted, quotes))


def _key(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(finding.text for finding in findings if finding.is_key)[:MOST_CONCLUSIONS]


# What comes of it


def _recommendations(contents: Contents) -> Chapter:
    rows = [line.strip() for line in contents.evaluation.recommendations.splitlines() if line.strip()]
    said = ngettext("%(n)s sak bör göras.", "%(n)s saker bör göras.", len(rows)) % {"n": len(rows)}
    return Chapter(_("Rekommendationer"), (said,), (TextPart(_numbered(rows)),))


def _unknowns(contents: Contents) -> Chapter:
    rows = unknowns_of(contents)
    said = ngettext("%(n)s sak vet vi inte.", "%(n)s saker vet vi inte.", len(rows)) % {"n": len(rows)}
    if not rows:
        return Chapter(_("Det vi inte vet"), (_("Inget är noterat som oklart."),), ())
    return Chapter(_("Det vi inte vet"), (said,), (TextPart("\n".join(f"- {literal(row)}" for row in rows)),))


def _sources(contents: Contents) -> Chapter:
    """Every source, used or not, in the order of the page."""
    rows = [_in_list(source) for source in contents.sources]
    said = ngettext("Rapporten bygger på %(n)s källa.", "Rapporten bygger på %(n)s källor.", len(rows)) % {
        "n": len(rows)
    }
    return Chapter(_("Källor"), (said,), (TextPart(_numbered(rows)),) if rows else ())


def _in_list(source: Source) -> str:
    if source.kind == Source.Kind.INTERVIEWS:
        number = source.number or 0
        return f"{source.title}: " + ngettext("%(n)s intervju", "%(n)s intervjuer", number) % {"n": number}
    return source.cited()


# Words


def _findings_counted(number: int) -> str:
    return ngettext("%(n)s iakttagelse", "%(n)s iakttagelser", number) % {"n": number}


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s och %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _numbered(rows: Iterable[str]) -> str:
    return "\n".join(f"{number}. {literal(row)}" for number, row in enumerate(rows, 1))


def _paragraphs(text: str) -> str:
    """What was written, with its empty lines as breaks between paragraphs and no other form."""
    pieces = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(literal(piece) for piece in pieces if piece.strip())
