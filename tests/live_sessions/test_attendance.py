"""Ticking off who was there."""

import pytest
from django.test import Client
from django.urls import reverse

from jordman.learning.actions.modules import finish_step
from jordman.learning.models import BlockCompletion, CompletionTally, HourTally, ModuleProgress, RecallCard, TimeEntry
from jordman.learning.tallies import COMPLETIONS, HOURS
from jordman.live_sessions.actions.attendance import record_attendance
from jordman.live_sessions.errors import NotInProgramme, NotYetHeld
from jordman.live_sessions.models import Attendance, LiveSession
from jordman.organisations.models import Employment, RoleGrant
from jordman.programmes.tallies import differences
from tests.cast import World
from tests.live_sessions.making import make_participant, make_past_session, make_session, put


def url(session: LiveSession) -> str:
    return reverse("leading:attendance", args=[session.pk])


@pytest.fixture
def held(world: World) -> LiveSession:
    """A past session of the base block's only module, with the learner and two others signed up."""
    session = make_past_session(world, module=world.module)
    put(session, world.enrolment)
    put(session, make_participant(world, "Amir", "Aziz", sex="man"))
    put(session, make_participant(world, "Sofia", "Berg", orientation="strategic"))
    return session


def form_of(client: Client, session: LiveSession) -> dict[str, object]:
    """What the browser would send if the leader pressed save at once."""
    form = client.get(url(session)).context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: value or "" for name, value in values.items() if value or not name.startswith("present_")}


def save(world: World, session: LiveSession, **changes: object) -> None:
    client = world.client("lead")
    given = {**form_of(client, session), **changes}
    client.post(url(session), {name: value for name, value in given.items() if value is not None})


def minutes_by_person(session: LiveSession) -> dict[str, int]:
    rows = Attendance.objects.filter(session=session)
    return {row.user.given_name: row.minutes for row in rows.select_related("user")}


def sums_hold() -> bool:
    return not [each for tally in (HOURS, COMPLETIONS) for each in differences(tally)]


def test_everyone_who_was_signed_up_is_ticked_so_that_saving_is_one_press(world: World, held: LiveSession) -> None:
    save(world, held)
    assert minutes_by_person(held) == {"Malin": 60, "Amir": 60, "Sofia": 60}
    assert LiveSession.objects.get().held_at is not None


def test_being_there_credits_the_time_and_finishes_the_module_and_the_block(world: World, held: LiveSession) -> None:
    save(world, held)
    learner = world.people["learner"]
    entry = TimeEntry.objects.get(user=learner)
    assert (entry.minutes, entry.source, entry.activity) == (60, "live", f"live_session:{held.pk}")
    progress = ModuleProgress.objects.get(user=learner)
    assert (progress.is_done, progress.way) == (True, "live")
    assert BlockCompletion.objects.filter(user=learner, block=world.base).exists()
    assert sum(HourTally.objects.values_list("minutes", flat=True)) == 180
    assert sums_hold()


def test_saving_twice_doubles_nothing(world: World, held: LiveSession) -> None:
    save(world, held)
    save(world, held)
    assert Attendance.objects.count() == 3
    assert sum(TimeEntry.objects.values_list("minutes", flat=True)) == 180
    assert sums_hold()


def test_minutes_can_differ_for_one_person_and_count_to_the_length_of_the_session(
    world: World, held: LiveSession
) -> None:
    learner = world.people["learner"].pk
    save(world, held, minutes=90, **{f"minutes_{learner}": 25})
    assert minutes_by_person(held) == {"Malin": 25, "Amir": 60, "Sofia": 60}


def test_taking_a_tick_away_takes_back_time_module_and_block(world: World, held: LiveSession) -> None:
    save(world, held)
    learner = world.people["learner"]
    save(world, held, **{f"present_{learner.pk}": None})
    assert "Malin" not in minutes_by_person(held)
    assert not TimeEntry.objects.filter(user=learner).exists()
    assert not ModuleProgress.objects.get(user=learner).is_done
    assert not RecallCard.objects.filter(user=learner).exists()
    assert not BlockCompletion.objects.filter(user=learner).exists()
    assert sum(CompletionTally.objects.values_list("people", flat=True)) == 2
    assert sums_hold()


def test_a_module_that_the_person_did_themselves_stays_done(world: World, held: LiveSession) -> None:
    learner = world.people["learner"]
    for step in ("las", "tank"):
        finish_step(learner, by=learner, module=world.module, step=step, enrolment=world.enrolment)
    save(world, held)
    save(world, held, **{f"present_{learner.pk}": None})
    assert ModuleProgress.objects.get(user=learner).is_done
    assert sums_hold()


def test_corrected_minutes_change_the_sums(world: World, held: LiveSession) -> None:
    save(world, held)
    save(world, held, minutes=45)
    assert sum(TimeEntry.objects.values_list("minutes", flat=True)) == 135
    assert sums_hold()


def test_somebody_who_was_not_signed_up_is_added_by_name_or_address(world: World, held: LiveSession) -> None:
    make_participant(world, "Anna Karin", "Af Ekenstam")
    make_participant(world, "Bo", "Lind", email="bo@example.se")
    save(world, held, others="Anna Karin Af Ekenstam\nBO@example.se")
    assert set(minutes_by_person(held)) == {"Malin", "Amir", "Sofia", "Anna Karin", "Bo"}


@pytest.mark.parametrize(
    ("written", "said"), [("Okänd Person", "Ingen i programmet"), ("Amir Aziz", "Flera i programmet")]
)
def test_a_name_that_fits_nobody_or_several_is_said_and_nothing_is_saved(
    world: World, held: LiveSession, written: str, said: str
) -> None:
    make_participant(world, "Amir", "Aziz")
    client = world.client("lead")
    response = client.post(url(held), {**form_of(client, held), "others": written})
    assert said in response.content.decode()
    assert not Attendance.objects.exists()


def test_the_list_shows_both_roles_of_an_organisation(world: World, held: LiveSession) -> None:
    text = world.client("lead").get(reverse("leading:show", args=[held.pk])).content.decode()
    assert "Lidköpings kommun" in text
    assert "2 operativa, 1 strategisk" in text


def test_protected_people_are_told_apart_and_never_named(world: World, held: LiveSession) -> None:
    hidden = make_participant(world, "Hemlig", "Namnsson", is_protected=True)
    put(held, hidden)
    for name in ("show", "attendance"):
        text = world.client("lead").get(reverse(f"leading:{name}", args=[held.pk])).content.decode()
        assert "Namnsson" not in text
        assert f"Skyddad identitet {hidden.user_id}" in text


def test_whoever_leads_the_session_ticks_off_without_any_other_role(world: World, held: LiveSession) -> None:
    held.leader = world.people["champion"]
    held.save()
    assert world.client("champion").get(url(held)).status_code == 200
    assert world.client("unit_manager").get(url(held)).status_code == 403


def test_whoever_led_the_session_and_has_left_sees_no_names(world: World, held: LiveSession) -> None:
    held.leader = world.people["champion"]
    held.save()
    RoleGrant.objects.filter(user=world.people["champion"]).delete()
    Employment.objects.filter(user=world.people["champion"]).update(ends_on="2020-01-31")
    assert world.client("champion").get(url(held)).status_code == 404


def test_nobody_is_present_before_it_begins(world: World) -> None:
    with pytest.raises(NotYetHeld):
        record_attendance(make_session(world), by=world.people["lead"], present={world.people["learner"].pk: 60})


def test_someone_outside_the_programme_stops_the_whole_list(world: World, held: LiveSession) -> None:
    present = {world.people["learner"].pk: 60, world.people["other_lead"].pk: 60}
    with pytest.raises(NotInProgramme):
        record_attendance(held, by=world.people["lead"], present=present)
    assert not Attendance.objects.exists()


def test_the_learner_sees_that_they_were_there(world: World, held: LiveSession) -> None:
    save(world, held)
    assert "Du var med" in world.client("learner").get(reverse("live_sessions:show", args=[held.pk])).content.decode()
