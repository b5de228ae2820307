"""What happens in the room without anybody's name: how it feels, thoughts to the screen, and emptying it afterwards.

Nothing here is logged one by one: a row with its time for each answer could be led back to a phone.
"""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.team_sessions.actions.locking import lock
from jordman.team_sessions.errors import NotRunning, NotToVote
from jordman.team_sessions.models import Phone, TeamSession, Temperature, Thought
from jordman.team_sessions.models.room import Moment
from jordman.team_sessions.rooms import moment_of

VALUES = range(1, 6)
MOST_THOUGHTS = 200


@transaction.atomic
def vote(session: TeamSession, *, by: User | None, key: str, moment: str, value: int) -> None:
    """One answer a phone and moment, kept as a count. Raises NotToVote when it is not asked now, or was answered."""
    session = lock(session)
    if moment_of(session) != moment or value not in VALUES:
        raise NotToVote(_("Frågan är inte öppen just nu."))
    flag = "voted_before" if moment == Moment.BEFORE else "voted_after"
    phone, _made = Phone.objects.get_or_create(session=session, key=key)
    if not Phone.objects.filter(pk=phone.pk, **{flag: False}).update(**{flag: True}):
        raise NotToVote(_("Den här telefonen har redan svarat. Svaret är räknat."))
    row, _made = Temperature.objects.get_or_create(session=session, moment=moment, value=value)
    Temperature.objects.filter(pk=row.pk).update(answers=F("answers") + 1)


@transaction.atomic
def send_thought(session: TeamSession, *, by: User | None, text: str) -> None:
    """To the screen, tied to nobody and to no phone."""
    session = lock(session)
    if not session.is_running:
        raise NotRunning(_("Passet är slut. Tanken skickades inte."))
    if session.thoughts.count() >= MOST_THOUGHTS:
        raise NotRunning(_("Skärmen är full av tankar. Säg den högt i stället."))
    Thought.objects.create(session=session, text=text)


@transaction.atomic
def hide_thought(thought: Thought, *, by: User) -> None:
    """Whoever leads takes it off the screen."""
    if Thought.objects.filter(pk=thought.pk, is_hidden=False).update(is_hidden=True):
        record("team_session.thought_hidden", thought.session, by=by, organisation_id=thought.session.unit_id)


def empty_room(session: TeamSession) -> None:
    """Thoughts and phones go, and the code opens nothing any more. Within the caller's lock; it saves the session."""
    session.thoughts.all().delete()
    session.phones.all().delete()
    session.code = ""
