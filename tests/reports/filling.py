"""Programmes with people in them, made in two ways: as sums, which is fast, and by what people do, as it happens."""

from datetime import date

from jordman.accounts.models import User
from jordman.learning.blocks import note_completion
from jordman.learning.ledger import credit_time
from jordman.learning.models import CompletionTally, HourTally, TimeEntry
from jordman.organisations.models import Organisation
from jordman.programmes.actions.enrolments import enrol
from jordman.programmes.models import Block, Enrolment, EnrolmentTally, Programme
from tests import factories as make

TODAY = date(2026, 9, 21)  # Monday in week 39


def sums(
    programme: Programme,
    organisation: Organisation,
    *,
    women: int = 0,
    men: int = 0,
    unknown: int = 0,
    orientation: str = "operational",
) -> None:
    """So many enrolled from an organisation."""
    for sex, people in (("woman", women), ("man", men), ("unknown", unknown)):
        if people:
            EnrolmentTally.objects.create(
                programme=programme, organisation=organisation, orientation=orientation, sex=sex, people=people
            )


def hours(programme: Programme, organisation: Organisation, month: str, **by_sex: tuple[int, int]) -> None:
    """Hours and how many spent them, by sex: `hours(programme, place, "2026-05", woman=(20, 10))`."""
    for sex, (spent, people) in by_sex.items():
        HourTally.objects.create(
            programme=programme,
            organisation=organisation,
            month=date.fromisoformat(f"{month}-01"),
            orientation="operational",
            sex=sex,
            minutes=60 * spent,
            people=people,
        )


def done(block: Block, organisation: Organisation, people: int) -> None:
    CompletionTally.objects.create(
        block=block, organisation=organisation, orientation="operational", sex="woman", people=people
    )


def level_up(programme: Programme, county: Organisation) -> list[Organisation]:
    """The example that the product is built on: 212 of 300 managers from 27 organisations, 68 % of them women."""
    EnrolmentTally.objects.filter(programme=programme).delete()
    names = [f"Kommun {number:02}" for number in range(1, 28)]
    places = [make.make_organisation("municipality", name, county) for name in names]
    for place in places[:24]:
        sums(programme, place, women=5, men=2)
    for place, (women, men) in zip(places[24:], ((12, 10), (11, 10), (1, 0)), strict=True):
        sums(programme, place, women=women, men=men, orientation="strategic")
    return places


def join(programme: Programme, organisation: Organisation, *, sex: str, orientation: str = "operational") -> Enrolment:
    person = make.make_user()
    return enrol(programme, person, by=None, organisation=organisation, orientation=orientation, sex=sex)


def learn(enrolment: Enrolment, on: date, minutes: int, activity: str = "module:1") -> None:
    user = User.objects.get(pk=enrolment.user_id)
    credit_time(user, on=on, minutes=minutes, source=TimeEntry.Source.MODULE, activity=activity, enrolment=enrolment)


def finish(enrolment: Enrolment, block: Block) -> None:
    note_completion(enrolment, block.pk)
