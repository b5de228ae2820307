"""The only way a view gets what somebody is asked, and their own answers. Nobody else's can be asked for at all.

A wave that one is not asked in does not exist: 404, also for those who lead measurements.
"""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from jordman.accounts.models import User
from jordman.assessments.course import Own
from jordman.assessments.models import Answer, Invitation, Response, Run, Wave
from jordman.assessments.pseudonyms import own_pseudonym, own_pseudonyms


def get_invitations_for(user: User) -> QuerySet[Invitation]:
    """Where the person is asked, in waves that have opened: those that close first come first."""
    found = Invitation.objects.filter(user=user).exclude(wave__state=Wave.State.PLANNED)
    return (
        found.select_related("wave__measurement__organisation", "wave__version__instrument")
        # Read once in a process: jordman.instruments.reading.
        .defer("wave__version__content")
        .order_by("wave__closes_on", "wave__pk")
    )


def get_invitation_for(user: User, wave_id: int) -> Invitation:
    # A number in an address may be larger than any database holds, and a person is asked in few waves.
    found = next((each for each in get_invitations_for(user) if each.wave_id == wave_id), None)
    if found is None:
        raise Http404
    return found


def find_own_answers_for(request: HttpRequest, wave: Wave) -> Own | None:
    """One's own answers in the wave, in whichever table they are; None when there are none.

    Raises KeyDestroyedError when nobody can find them any more.
    """
    pseudonym = own_pseudonym(request, wave.measurement)
    run = Run.objects.filter(wave=wave, pseudonym=pseudonym).first()
    return own_of(run) if run else _moved(wave, pseudonym)


def get_progress_for(request: HttpRequest, invitations: list[Invitation]) -> dict[int, Own | None]:
    """One's own answers by number of wave, for the waves of which there is a key left."""
    pseudonyms = own_pseudonyms(request, {each.wave.measurement_id for each in invitations})
    waves = {each.wave_id: each.wave for each in invitations if each.wave.measurement_id in pseudonyms}
    found: dict[int, Own | None] = dict.fromkeys(waves)
    mine = set(pseudonyms.values())
    for run in Run.objects.filter(wave__in=waves, pseudonym__in=mine):
        found[run.wave_id] = own_of(run)
    for response in Response.objects.filter(wave__in=waves, pseudonym__in=mine):
        found[response.wave_id] = Own((), {}, is_finished=True)
    return found


def own_of(run: Run) -> Own:
    return Own(tuple(run.asked), dict(run.answers), run.seconds, run.is_finished)


def _moved(wave: Wave, pseudonym: str) -> Own | None:
    """Answers that have been moved among others; the order in which they were asked is gone."""
    rows = Answer.objects.filter(response__wave=wave, response__pseudonym=pseudonym)
    answers = dict(rows.values_list("item", "chosen"))
    return Own(tuple(answers), answers, is_finished=True) if answers else None
