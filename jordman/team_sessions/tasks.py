"""What this room does by itself: keeps calendars as the plan is. It can run twice."""

from django_tasks import task

from jordman.team_sessions.actions.calendar import bring_up_to_date, series_to_look_at


@task()
def keep_calendars(series: int) -> None:
    """After a change: new entries, changes and cancellings of one series."""
    bring_up_to_date(series)


@task()
def keep_all_calendars() -> None:
    """Every night: sessions that have come near, colleagues who are new, and those who have left."""
    for series in series_to_look_at():
        bring_up_to_date(series)
