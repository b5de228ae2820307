"""The study as a whole: begin it, change it, close its interviews, remove it."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.needs.errors import InterviewsClosed, TooFewInterviews
from jordman.needs.models import Study
from jordman.organisations.models import Organisation


def lock(study: Study) -> Study:
    """The study as it is now, held until the transaction ends."""
    return Study.objects.select_for_update().get(pk=study.pk)


def lock_open(study: Study) -> Study:
    """The same, while it still takes in interviews. Raises InterviewsClosed."""
    study = lock(study)
    if not study.is_open:
        raise InterviewsClosed(_("Intervjuerna är stängda. Börja en ny studie om ni vill fråga mer."))
    return study


def note_event(action: str, study: Study, *, by: User | None, **details: object) -> None:
    """Everything in a study is logged on the study: what was done, never what was said."""
    record(f"needs.{action}", study, by=by, organisation_id=study.organisation_id, **details)


@transaction.atomic
def create_study(*, by: User, organisation: Organisation, **facts: Any) -> Study:
    study = Study.objects.create(organisation=organisation, **facts)
    note_event("study_created", study, by=by)
    return study


@transaction.atomic
def change_study(study: Study, *, by: User, **facts: Any) -> Study:
    """New name, aim, programme, source, or what is not known."""
    study = lock(study)
    for name, value in facts.items():
        setattr(study, name, value)
    study.save(update_fields=list(facts))
    note_event("study_changed", study, by=by, fields=sorted(facts))
    return study


@transaction.atomic
def close_interviews(study: Study, *, by: User) -> Study:
    """Nothing more is taken in; quotes may be read by others with the roles that then hold."""
    study = lock_open(study)
    number = study.interviews.count()
    if study.quotes.exists() and number < settings.SMALL_GROUP_THRESHOLD:
        sentence = _("Citat visas först när ni har gjort %(number)s intervjuer. Gör fler, eller ta bort citaten.")
        raise TooFewInterviews(sentence % {"number": settings.SMALL_GROUP_THRESHOLD})
    study.interviews_closed_on = timezone.localdate()
    study.save(update_fields=["interviews_closed_on"])
    note_event("interviews_closed", study, by=by, interviews=number)
    return study


@transaction.atomic
def remove_study(study: Study, *, by: User) -> None:
    """All of it, with everything that was said in it."""
    note_event("study_removed", study, by=by)
    study.delete()
