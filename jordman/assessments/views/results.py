"""One's own result: seen in one's own session, computed when it is asked for, kept nowhere."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jordman.accounts.people import signed_in
from jordman.assessments import pictures
from jordman.assessments.access import answering as access
from jordman.assessments.actions.answering import is_open
from jordman.assessments.course import Own, is_enough
from jordman.assessments.models import Invitation
from jordman.assessments.questionnaires import questionnaire_of
from jordman.assessments.suggesting import get_suggestions_for
from jordman.assessments.views.answering import own_page
from jordman.instruments.content import Content, Kind
from jordman.ui.drawings import DotRow, Estimate


@own_page("GET")
def result(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    wave = invitation.wave
    content = questionnaire_of(wave)
    own = access.find_own_answers_for(request, wave)
    if own is None or (is_open(wave) and not own.is_finished):
        return redirect("answering:start", wave.pk)
    shown, wishes = _ability(content, own) if content.kind == Kind.ABILITY else _scales(content, own)
    context = {
        **shown,
        "wave": wave,
        "content": content,
        "who_sees": content.who_sees(wave.threshold),
        "reviewed": pictures.reviewed(content, own.answers),
        "suggestions": get_suggestions_for(signed_in(request), wishes),
        "is_cut_short": not own.is_finished,
        "counts": own.is_finished or is_enough(content, own.answers),
    }
    return render(request, "assessments/answering/result.html", context)


Shown = tuple[dict[str, object], Sequence[pictures.Wish]]


def _ability(content: Content, own: Own) -> Shown:
    ability = pictures.ability_of(content, own.answers)
    return {"ability": ability}, ability.wishes


def _scales(content: Content, own: Own) -> Shown:
    """Scales are drawn for what is about the person; what is about the workplace is the list of answers alone."""
    if content.kind != Kind.WILL:
        return {}, ()
    views = pictures.scales_of(content, own.answers)
    low, high = pictures.ends_of(content)
    shown: dict[str, object] = {"rows": [_row(view) for view in views], "low": low, "high": high}
    return shown, pictures.wishes_of(content, own.answers)


def _row(view: pictures.ScaleView) -> DotRow:
    if view.mean is None:
        return DotRow(str(view.title), note=str(view.about))
    nearest = _("Nära ”%(words)s”.") % {"words": view.nearest}
    estimate = Estimate(view.mean, view.mean, view.mean)
    return DotRow(str(view.title), [estimate], note=f"{view.about} {nearest}", spoken=nearest)
