"""Make a report and keep it as it was made."""

import hashlib
import json
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.accounts.models import User
from jordman.documents.papers import programme_report_pdf
from jordman.documents.report_word import report_docx
from jordman.evaluations.actions.evaluations import note
from jordman.evaluations.contents import Contents, contents_of
from jordman.evaluations.errors import FindingWithoutSource, NoFindings
from jordman.evaluations.models import Evaluation, Report, ReportFile
from jordman.evaluations.paper import paper


@transaction.atomic
def make_report(evaluation: Evaluation, *, by: User, kind: str) -> Report:
    """A new version of the kind, as PDF and Word, in the spoken language. Raises NoFindings, FindingWithoutSource."""
    evaluation = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    contents = contents_of(evaluation, with_quotes=True)
    check(contents)
    report = Report(
        evaluation=evaluation, kind=kind, number=evaluation.reports.filter(kind=kind).count() + 1, made_by=by
    )
    made = paper(contents, version=str(report), on=timezone.localdate())
    report.digest = _digest(json.dumps(asdict(made), ensure_ascii=False, sort_keys=True, default=str).encode())
    report.save()
    for form, content in (
        (ReportFile.Form.PDF, programme_report_pdf(made)),
        (ReportFile.Form.WORD, report_docx(made)),
    ):
        ReportFile.objects.create(report=report, form=form, content=content, digest=_digest(content))
    note("evaluation.report_made", evaluation, by=by, report=report.pk, kind=kind, digest=report.digest)
    return report


def check(contents: Contents) -> None:
    """A report says something, and nothing that no source stands behind."""
    if not contents.findings:
        raise NoFindings(_("Det finns inga iakttagelser att skriva om. Lägg till den första."))
    number = len(contents.unsourced)
    if number:
        raise FindingWithoutSource(
            ngettext(
                "%(number)s iakttagelse saknar källa. Ge den en fotnot först.",
                "%(number)s iakttagelser saknar källa. Ge dem varsin fotnot först.",
                number,
            )
            % {"number": number}
        )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
