"""Rows of live sessions: one's own, those of leaders, and attendance from a file."""

from django.core.files.base import ContentFile

from jordman.live_sessions.models import CalendarFeed, GroupMember, LiveSession, NetworkGroup
from tests.access_rows.row import LOGIN, Row, everyone, only, signed_in
from tests.cast import CAST, World
from tests.live_sessions.making import make_past_session, make_session

LEARNER: dict[str, int | str] = {**dict.fromkeys(CAST, 404), "learner": 200, "nobody": LOGIN}


def learner(status: int) -> dict[str, int | str]:
    """What is the learner's alone is not there for anyone else."""
    return {**LEARNER, "learner": status}


def leaders(status: int) -> dict[str, int | str]:
    return only(status, "lead")


def programme(world: World) -> list[object]:
    return [world.programme.pk]


def session(world: World) -> list[object]:
    return [make_session(world).pk]


def going(world: World) -> list[object]:
    made = make_session(world)
    made.sign_ups.create(user=world.people["learner"], state="going")
    return [made.pk]


def past(world: World) -> list[object]:
    return [make_past_session(world).pk]


def recorded(world: World) -> list[object]:
    made = make_past_session(world, is_recorded=True)
    made.recording.save("pass.mp4", ContentFile(b"film"), save=False)
    made.captions.save("pass.vtt", ContentFile(b"WEBVTT"), save=False)
    LiveSession.objects.filter(pk=made.pk).update(recording=made.recording.name, captions=made.captions.name)
    return [made.pk]


def cancelled(world: World) -> list[object]:
    made = make_session(world)
    LiveSession.objects.filter(pk=made.pk).update(cancelled_at=made.starts_at)
    return [made.pk]


def group(world: World) -> list[object]:
    return [member_of_group(world).group_id]


def member(world: World) -> list[object]:
    return [member_of_group(world).pk]


def member_of_group(world: World) -> GroupMember:
    made = NetworkGroup.objects.create(programme=world.programme, name="Skaraborg 1", mix="region")
    return GroupMember.objects.create(group=made, user=world.people["learner"])


def key(world: World) -> list[object]:
    return [CalendarFeed.objects.create(user=world.people["learner"]).key]


LIVE_SESSION_ROWS = [
    Row("live_sessions:list", signed_in(200)),
    Row("live_sessions:show", learner(200), session),
    Row("live_sessions:sign_up", learner(302), session, method="post"),
    Row("live_sessions:cancel", learner(200), going),
    Row("live_sessions:know_of_recording", learner(302), going, method="post"),
    Row("live_sessions:watch", learner(200), recorded),
    Row("live_sessions:watched", learner(302), recorded, method="post"),
    # Who leads may look at the film before it is shown.
    Row("live_sessions:film", only(200, "learner", "lead"), recorded),
    Row("live_sessions:captions", only(200, "learner", "lead"), recorded),
    Row("live_sessions:feed", signed_in(200)),
    Row("live_sessions:renew_feed", signed_in(302), method="post"),
    Row("live_sessions:close_feed", signed_in(302), method="post"),
    # The address is the proof: no calendar program can sign in.
    Row("live_sessions:calendar", everyone(200), key),
    Row("live_sessions:group", learner(200), group),
    Row("leading:list", {**dict.fromkeys(CAST, 404), "lead": 200, "other_lead": 200, "nobody": LOGIN}),
    Row("leading:sessions", leaders(200), programme),
    Row("leading:add", leaders(200), programme),
    Row("leading:add_from_template", leaders(302), programme, method="post"),
    Row("leading:show", leaders(200), session),
    Row("leading:change", leaders(200), session),
    Row("leading:cancel", leaders(200), session),
    Row("leading:reinstate", leaders(302), cancelled, method="post"),
    Row("leading:attendance", leaders(200), past),
    Row("leading:recording", leaders(200), past),
    Row("leading:captions", leaders(200), past),
    Row("leading:remove_recording", leaders(200), recorded),
    Row("leading:groups", leaders(200), programme),
    # Without a wish there is nothing to propose.
    Row("leading:propose", leaders(302), programme),
    Row("leading:dissolve", leaders(200), group),
    Row("leading:move", leaders(200), member),
    Row("attendance_files:hand_in", leaders(200), past),
    Row("attendance_files:save", leaders(302), past, method="post"),
]
