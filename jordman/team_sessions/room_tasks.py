"""What rooms do by themselves. Beside tasks.py, which the actions of planning import: these tasks import actions."""

from django_tasks import task

from jordman.team_sessions.actions.leaving import close_left_room, left_rooms
from jordman.team_sessions.guessing import forget_old_guesses


@task()
def close_left_rooms() -> None:
    """Every hour: sessions that nobody ended, and wrong codes of yesterday. It can run twice."""
    for session in left_rooms():
        close_left_room(session)
    forget_old_guesses()
