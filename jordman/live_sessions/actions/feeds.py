"""One's own calendar address."""

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.live_sessions.models import CalendarFeed
from jordman.live_sessions.models.feeds import new_key


@transaction.atomic
def renew_feed(*, by: User) -> CalendarFeed:
    """Make an address, or a new one: the old stops working at once."""
    feed, _made = CalendarFeed.objects.update_or_create(user=by, defaults={"key": new_key()})
    record("calendar_feed.renewed", feed, by=by)
    return feed


@transaction.atomic
def close_feed(*, by: User) -> None:
    feed = CalendarFeed.objects.filter(user=by).first()
    if feed is not None:
        record("calendar_feed.closed", feed, by=by)
        feed.delete()
