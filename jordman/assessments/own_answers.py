"""One's own answers when one takes everything along, or leaves. Only in the person's own session."""

import json

from django.db.models import Q
from django.http import HttpRequest

from jordman.accounts.people import signed_in
from jordman.assessments.access.answering import find_own_answers_for, get_invitations_for
from jordman.assessments.course import Own
from jordman.assessments.models import Response, Run, Wave
from jordman.assessments.pictures import reviewed
from jordman.assessments.pseudonyms import own_pseudonyms
from jordman.assessments.questionnaires import questionnaire_of

FILE = "mina-svar.json"


class AnswersWithoutNames:
    """What `jordman.accounts.own_answers` asks for."""

    def are_there(self, request: HttpRequest) -> bool:
        mine = _mine(request)
        return Run.objects.filter(mine).exists() or Response.objects.filter(mine).exists()

    def remove(self, request: HttpRequest) -> None:
        """Called inside the transaction that erases the person, while there is still a session that finds them."""
        mine = _mine(request)
        Run.objects.filter(mine).delete()
        Response.objects.filter(mine).delete()

    def as_texts(self, request: HttpRequest) -> dict[str, str]:
        """Every answer that can be found, as JSON; no file when there is none."""
        keys = own_pseudonyms(request, _measurements(request))
        waves = [each.wave for each in get_invitations_for(signed_in(request)) if each.wave.measurement_id in keys]
        found = [_readable(wave, own) for wave in waves if (own := find_own_answers_for(request, wave))]
        return {FILE: json.dumps(found, ensure_ascii=False, indent=2)} if found else {}


def _measurements(request: HttpRequest) -> set[int]:
    return {each.wave.measurement_id for each in get_invitations_for(signed_in(request))}


def _mine(request: HttpRequest) -> Q:
    return Q(pseudonym__in=own_pseudonyms(request, _measurements(request)).values())


def _readable(wave: Wave, own: Own) -> dict[str, object]:
    content = questionnaire_of(wave)
    return {
        "frågor": str(content.title),
        "öppnade": wave.opens_on.isoformat(),
        "svar": [
            {"fråga": str(one.text), "svar": str(one.chosen) if one.chosen else "Vet inte"}
            for one in reviewed(content, own.answers)
        ],
    }
