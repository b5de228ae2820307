"""Joining and leaving, and the sums that follow."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from jordman.audit.models import AuditEvent
from jordman.organisations.models import Employment
from jordman.privacy.erasure import erase
from jordman.programmes import moving
from jordman.programmes.actions import choose_orientation, enrol, withdraw
from jordman.programmes.errors import ProgrammeClosed
from jordman.programmes.figures import alone_in_organisation, is_alone, people_in, targets
from jordman.programmes.models import Enrolment, EnrolmentTally, Orientation, Programme
from jordman.programmes.moving import Place
from jordman.programmes.tallies import ENROLMENTS, differences, repair
from tests import factories as make
from tests.cast import World


@pytest.fixture
def programme(world: World) -> Programme:
    """A programme without people."""
    return make.make_programme(world.association, name="Level Up 2027")


def tallies(programme: Programme) -> dict[tuple[str, str, str], int]:
    rows = EnrolmentTally.objects.filter(programme=programme, people__gt=0)
    return {
        (row.organisation.name, row.orientation, row.sex): row.people for row in rows.select_related("organisation")
    }


def test_a_person_is_enrolled_and_counted_at_their_employer(world: World, programme: Programme) -> None:
    malin = world.people["learner"]
    enrolment = enrol(programme, malin, by=world.people["lead"], organisation=world.unit)
    assert enrolment.organisation == world.municipality
    assert tallies(programme) == {("Lidköpings kommun", "operational", "woman"): 1}
    assert AuditEvent.objects.filter(action="person.enrolled", target_id=str(enrolment.pk)).count() == 1


def test_orientation_is_proposed_from_the_employment(world: World, programme: Programme) -> None:
    strategic = make.make_user("Sara", sex="woman")
    make.make_employment(strategic, world.unit, role_group=Employment.RoleGroup.STRATEGIC_MANAGER)
    enrolment = enrol(programme, strategic, by=None, organisation=world.municipality)
    assert enrolment.orientation == Orientation.STRATEGIC


def test_enrolling_again_changes_nothing(world: World, programme: Programme) -> None:
    malin = world.people["learner"]
    for _again in range(3):
        enrol(programme, malin, by=None, organisation=world.municipality, sex="woman")
    assert programme.enrolments.count() == 1
    assert people_in(programme) == 1
    assert AuditEvent.objects.filter(action__in=["person.enrolled", "enrolment.changed"]).count() == 1


def test_enrolling_again_brings_facts_up_to_date_and_moves_the_sums(world: World, programme: Programme) -> None:
    malin = world.people["learner"]
    enrol(programme, malin, by=None, organisation=world.municipality)
    enrol(programme, malin, by=None, organisation=world.other_municipality, orientation="strategic", workplace="Norr")
    assert tallies(programme) == {("Halmstads kommun", "strategic", "woman"): 1}
    assert programme.enrolments.get().workplace == "Norr"


def test_what_the_person_chose_is_kept_when_the_file_says_something_else(world: World, programme: Programme) -> None:
    malin = world.people["learner"]
    enrolment = enrol(programme, malin, by=None, organisation=world.municipality)
    choose_orientation(enrolment, by=malin, orientation="strategic")
    enrol(programme, malin, by=None, organisation=world.municipality, orientation="operational")
    assert programme.enrolments.get().orientation == "strategic"
    assert tallies(programme) == {("Lidköpings kommun", "strategic", "woman"): 1}


def test_leaving_and_coming_back_is_counted_once_each(world: World, programme: Programme) -> None:
    repair(ENROLMENTS)
    malin = world.people["learner"]
    enrolment = enrol(programme, malin, by=None, organisation=world.municipality)
    withdraw(enrolment, by=world.people["lead"])
    withdraw(enrolment, by=world.people["lead"])
    assert people_in(programme) == 0
    enrol(programme, malin, by=None, organisation=world.municipality)
    assert people_in(programme) == 1
    assert differences(ENROLMENTS) == []


def test_nobody_joins_a_closed_programme(world: World, programme: Programme) -> None:
    programme.status = Programme.Status.CLOSED
    programme.save()
    with pytest.raises(ProgrammeClosed):
        enrol(programme, world.people["learner"], by=None, organisation=world.municipality)
    assert people_in(programme) == 0


def test_who_is_new_gets_a_mail_when_asked_and_only_once(
    world: World, programme: Programme, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        for _again in range(2):
            enrol(programme, world.people["learner"], by=None, organisation=world.municipality, tell=True)
    assert [letter.subject for letter in mail.outbox] == ["Du är anmäld till Level Up 2027"]
    assert "ledningsgrupp" in mail.outbox[0].body


def test_rooms_above_are_told_when_somebody_moves(
    world: World, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Place, str]] = []
    monkeypatch.setattr(moving, "FOLLOWERS", [lambda enrolment, was: told.append((was, enrolment.orientation))])
    enrolment = enrol(programme, world.people["learner"], by=None, organisation=world.municipality)
    choose_orientation(enrolment, by=world.people["learner"], orientation="strategic")
    choose_orientation(enrolment, by=world.people["learner"], orientation="strategic")
    assert told == [(Place(world.municipality.pk, "operational", "woman"), "strategic")]


def test_erasing_a_person_counts_them_down(world: World, programme: Programme) -> None:
    malin = world.people["learner"]
    enrol(programme, malin, by=None, organisation=world.municipality)
    erase(malin)
    assert people_in(programme) == 0
    assert not Enrolment.objects.filter(programme=programme).exists()


# The check of the sums


def test_the_check_finds_and_mends_sums_that_are_wrong(world: World, programme: Programme) -> None:
    repair(ENROLMENTS)
    enrol(programme, world.people["learner"], by=None, organisation=world.municipality)
    EnrolmentTally.objects.filter(programme=programme).update(people=7)
    found = differences(ENROLMENTS)
    assert [(each.kept, each.true) for each in found] == [(7, 1)]
    with pytest.raises(CommandError, match="1 wrong"):
        call_command("check_tallies")
    call_command("check_tallies", "--repair")
    assert differences(ENROLMENTS) == []
    assert people_in(programme) == 1


# Targets


def fill(programme: Programme, world: World, **people: int) -> None:
    for sex, number in people.items():
        EnrolmentTally.objects.create(
            programme=programme, organisation=world.municipality, orientation="operational", sex=sex, people=number
        )


def test_212_of_300_with_144_women_leaves_88_places_of_which_66_go_to_women(world: World, programme: Programme) -> None:
    fill(programme, world, woman=144, man=68)
    seen = targets(programme)
    assert (seen.people, seen.places_left) == (212, 88)
    assert (seen.women_percent, seen.points_below) == (68, 2)
    assert seen.women_needed == 66
    assert seen.can_be_reached


def test_a_target_that_cannot_be_reached_says_so(world: World, programme: Programme) -> None:
    fill(programme, world, woman=100, man=150)
    assert targets(programme).women_needed == 110
    assert not targets(programme).can_be_reached


def test_people_whose_sex_is_unknown_are_in_no_share(world: World, programme: Programme) -> None:
    fill(programme, world, woman=7, man=3, unknown=10)
    seen = targets(programme)
    assert (seen.people, seen.women_percent, seen.unknown) == (20, 70, 10)


def test_a_programme_without_people_or_share_has_nothing_to_say(world: World, programme: Programme) -> None:
    programme.target_women_percent = None
    seen = targets(programme)
    assert (seen.women_percent, seen.women_needed, seen.points_below) == (None, 0, 0)


# Who is alone


def test_organisations_with_one_person_are_found(world: World, programme: Programme) -> None:
    enrol(programme, world.people["learner"], by=None, organisation=world.municipality)
    enrol(programme, world.people["unit_manager"], by=None, organisation=world.municipality)
    enrol(programme, world.people["other_lead"], by=None, organisation=world.other_municipality)
    assert list(alone_in_organisation(programme)) == [world.other_municipality]
    assert is_alone(programme, world.other_municipality.pk)
    assert not is_alone(programme, world.municipality.pk)
