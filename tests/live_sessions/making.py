"""Sessions and people at them."""

from datetime import timedelta

from django.utils import timezone

from jordman.live_sessions.models import LiveSession, SignUp
from jordman.programmes.models import Enrolment, Orientation
from tests import factories as make
from tests.cast import World

HOUR = timedelta(hours=1)
LINK = "https://meet.example.se/rum/7"


def make_session(world: World, *, begins_in: timedelta = timedelta(days=3), **fields: object) -> LiveSession:
    """An hour's session of the cast's programme, in three days unless said otherwise."""
    starts_at = timezone.now().replace(second=0, microsecond=0) + begins_in
    fields.setdefault("title", "Etik när tekniken flyttar in")
    fields.setdefault("join_url", LINK)
    fields.setdefault("ends_at", starts_at + HOUR)
    return LiveSession.objects.create(programme=world.programme, starts_at=starts_at, **fields)


def make_past_session(world: World, **fields: object) -> LiveSession:
    """One that ended an hour ago."""
    return make_session(world, begins_in=-2 * HOUR, **fields)


def make_participant(
    world: World,
    given_name: str,
    family_name: str = "Ek",
    *,
    orientation: str = Orientation.OPERATIONAL,
    **fields: object,
) -> Enrolment:
    """Somebody else in the cast's programme."""
    organisation = fields.pop("organisation", world.municipality)
    user = make.make_user(given_name, family_name, **fields)
    return make.make_enrolment(world.programme, user, organisation, orientation=orientation)  # type: ignore[arg-type]


def put(session: LiveSession, enrolment: Enrolment, state: str = "going") -> SignUp:
    """The person signed up, without mail."""
    return SignUp.objects.create(session=session, user=enrolment.user, state=state)
