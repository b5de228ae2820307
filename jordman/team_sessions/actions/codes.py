"""The six digits that a phone joins by: given in advance for the printed sheet, of use only while the session runs."""

import secrets
from contextlib import suppress

from django.db import IntegrityError, transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.team_sessions.actions.locking import lock
from jordman.team_sessions.models import TeamSession

ATTEMPTS = 20


@transaction.atomic
def give_code(session: TeamSession, *, by: User) -> TeamSession:
    """A code for a session that is to come or runs. One that has a code keeps it: it may be printed already."""
    locked = lock(session)
    if not locked.code and locked.ended_at is None and not locked.is_cancelled:
        take_code(locked)
        record("team_session.code", locked, by=by, organisation_id=locked.unit_id)
    return locked


def take_code(session: TeamSession) -> None:
    """Within the caller's transaction. Two who draw the same at once: the later draws again."""
    for _attempt in range(ATTEMPTS):
        session.code = f"{secrets.randbelow(10**6):06}"
        with suppress(IntegrityError), transaction.atomic():
            session.save(update_fields=["code"])
            return
    raise RuntimeError("No free code was found.")
