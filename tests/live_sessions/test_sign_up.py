"""Signing up, cancelling, and the queue."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.live_sessions.actions.sessions import cancel_session, change_session
from jordman.live_sessions.actions.sign_ups import cancel_sign_up, sign_up
from jordman.live_sessions.errors import SessionClosed
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.live_sessions.tasks import look_after_places
from tests.cast import World
from tests.live_sessions.making import LINK, make_participant, make_past_session, make_session, put

GOING, WAITING, CANCELLED = SignUp.State


def post(world: World, name: str, session: LiveSession, who: str = "learner") -> str:
    response = world.client(who).post(reverse(f"live_sessions:{name}", args=[session.pk]), follow=True)
    return response.content.decode()


def page(world: World, session: LiveSession, who: str = "learner") -> str:
    return world.client(who).get(reverse("live_sessions:show", args=[session.pk])).content.decode()


def state_of(user: User) -> str:
    return SignUp.objects.get(user=user).state


def test_the_link_is_hidden_until_one_is_signed_up(world: World) -> None:
    session = make_session(world)
    assert LINK not in page(world, session)
    assert LINK in post(world, "sign_up", session)


def test_the_way_to_cancel_is_on_the_page_and_in_the_mail(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    session = make_session(world)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        text = post(world, "sign_up", session)
    address = reverse("live_sessions:cancel", args=[session.pk])
    assert address in text
    assert address in mail.outbox[0].body


def test_cancelling_asks_first_and_then_hides_the_link_again(world: World) -> None:
    session = make_session(world)
    post(world, "sign_up", session)
    world.client("learner").get(reverse("live_sessions:cancel", args=[session.pk]))
    assert state_of(world.people["learner"]) == GOING
    assert LINK not in post(world, "cancel", session)
    assert state_of(world.people["learner"]) == CANCELLED


def test_pressing_twice_signs_up_once(world: World) -> None:
    session = make_session(world)
    post(world, "sign_up", session)
    post(world, "sign_up", session)
    assert session.sign_ups.count() == 1
    assert AuditEvent.objects.filter(action="live_session.signed_up").count() == 1


def test_who_comes_when_it_is_full_waits_and_sees_no_link(world: World) -> None:
    session = make_session(world, capacity=1)
    put(session, make_participant(world, "Amir"))
    assert LINK not in post(world, "sign_up", session)
    assert state_of(world.people["learner"]) == WAITING


def test_a_place_that_comes_free_goes_to_who_has_waited_longest(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    session = make_session(world, capacity=1)
    first, second, third = (make_participant(world, name) for name in ("Amir", "Bodil", "Cem"))
    for enrolment in (first, second, third):
        sign_up(session, by=enrolment.user)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        cancel_sign_up(session, by=first.user)
    assert [state_of(each.user) for each in (first, second, third)] == [CANCELLED, GOING, WAITING]
    promoted = next(each for each in mail.outbox if each.to == [second.user.email])
    assert "plats" in promoted.subject
    assert LINK in promoted.body
    assert AuditEvent.objects.filter(action="live_session.promoted").count() == 1


def test_raising_the_capacity_lets_in_those_who_wait(world: World) -> None:
    session = make_session(world, capacity=1)
    people = [make_participant(world, name) for name in ("Amir", "Bodil", "Cem", "Dina")]
    for enrolment in people:
        sign_up(session, by=enrolment.user)
    change_session(session, by=world.people["lead"], capacity=3)
    assert [state_of(each.user) for each in people] == [GOING, GOING, GOING, WAITING]


def test_lowering_the_capacity_puts_nobody_out(world: World) -> None:
    session = make_session(world, capacity=2)
    people = [make_participant(world, name) for name in ("Amir", "Bodil")]
    for enrolment in people:
        sign_up(session, by=enrolment.user)
    change_session(session, by=world.people["lead"], capacity=1)
    assert [state_of(each.user) for each in people] == [GOING, GOING]


def test_who_signs_up_again_after_cancelling_stands_last(world: World) -> None:
    session = make_session(world, capacity=1)
    first, second = make_participant(world, "Amir"), make_participant(world, "Bodil")
    for enrolment in (first, second):
        sign_up(session, by=enrolment.user)
    cancel_sign_up(session, by=first.user)
    sign_up(session, by=first.user)
    assert [state_of(each.user) for each in (first, second)] == [WAITING, GOING]


def test_the_place_of_somebody_who_left_the_programme_goes_on(world: World) -> None:
    session = make_session(world, capacity=1)
    left, waits = make_participant(world, "Amir"), make_participant(world, "Bodil")
    for enrolment in (left, waits):
        sign_up(session, by=enrolment.user)
    left.withdrawn_at = timezone.now()
    left.save()
    look_after_places.enqueue()
    assert [state_of(each.user) for each in (left, waits)] == [CANCELLED, GOING]


@pytest.mark.parametrize("is_cancelled", [True, False])
def test_nobody_signs_up_for_what_is_over_or_cancelled(world: World, *, is_cancelled: bool) -> None:
    session = make_session(world) if is_cancelled else make_past_session(world)
    if is_cancelled:
        cancel_session(session, by=world.people["lead"], reason="Sjukdom")
    with pytest.raises(SessionClosed):
        sign_up(session, by=world.people["learner"])


def test_a_session_for_the_other_orientation_does_not_exist_for_a_learner(world: World) -> None:
    session = make_session(world, orientation="strategic")
    client = world.client("learner")
    assert client.get(reverse("live_sessions:show", args=[session.pk])).status_code == 404
    assert session.title not in client.get(reverse("live_sessions:list")).content.decode()
    assert client.post(reverse("live_sessions:sign_up", args=[session.pk])).status_code == 404


def test_joint_sessions_say_so(world: World) -> None:
    assert "Gemensamt för operativa och strategiska chefer" in page(world, make_session(world))


def test_who_is_signed_up_keeps_the_page_when_they_change_orientation(world: World) -> None:
    session = make_session(world, orientation="operational")
    post(world, "sign_up", session)
    world.enrolment.orientation = "strategic"
    world.enrolment.save()
    assert LINK in page(world, session)


def test_sessions_of_a_draft_are_not_shown(world: World) -> None:
    session = make_session(world)
    world.programme.status = "draft"
    world.programme.save()
    response = world.client("learner").get(reverse("live_sessions:show", args=[session.pk]))
    assert response.status_code == 404


def test_a_recorded_session_says_so_before_signing_up_and_shows_the_link_to_who_did(world: World) -> None:
    session = make_session(world, is_recorded=True)
    assert "Passet spelas in" in page(world, session)
    assert LINK in post(world, "sign_up", session)


def test_who_signed_up_before_it_was_recorded_is_told_before_the_link_is_shown(world: World) -> None:
    session = make_session(world)
    post(world, "sign_up", session)
    change_session(session, by=world.people["lead"], is_recorded=True)
    assert LINK not in page(world, session)
    assert LINK in post(world, "know_of_recording", session)
    assert AuditEvent.objects.filter(action="live_session.recording_known").count() == 1


def test_the_list_shows_own_sessions_first_and_says_what_is_full(world: World) -> None:
    session = make_session(world, capacity=1, begins_in=timedelta(days=9))
    put(session, make_participant(world, "Amir"))
    own = make_session(world, title="Vem äger frågan?", begins_in=timedelta(days=12))
    post(world, "sign_up", own)
    text = world.client("learner").get(reverse("live_sessions:list")).content.decode()
    assert text.index("Vem äger frågan?") < text.index("Etik när tekniken flyttar in")
    assert "Fullt, väntelista finns" in text


def test_the_list_costs_the_same_however_many_sessions_there_are(
    world: World, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        put(make_session(world, title=f"Pass {number}"), make_participant(world, f"Amir{number}"))
    client = world.client("learner")
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        client.get(reverse("live_sessions:list"))


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_for_ten_places_leave_ten_going(world: World) -> None:
    session = make_session(world, capacity=10)
    users = [make_participant(world, f"Person{number}").user for number in range(30)]

    def press(user: User) -> None:
        try:
            sign_up(session, by=user)
        finally:
            connection.close()

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(press, users))
    assert session.sign_ups.filter(state=GOING).count() == 10
    assert session.sign_ups.filter(state=WAITING).count() == 20


@pytest.mark.django_db(transaction=True)
def test_cancelling_at_once_promotes_as_many_as_left(world: World) -> None:
    session = make_session(world, capacity=8)
    users = [make_participant(world, f"Person{number}").user for number in range(16)]
    for user in users:
        sign_up(session, by=user)

    def press(user: User) -> None:
        try:
            cancel_sign_up(session, by=user)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(press, users[:8]))
    assert session.sign_ups.filter(state=GOING).count() == 8
    assert set(session.sign_ups.filter(state=GOING).values_list("user", flat=True)) == {user.pk for user in users[8:]}
