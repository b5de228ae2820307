"""The demo's units: one in the middle of two terms, whatever day it is built, and others in states of their own."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from jordman.demo.workplace.building import build_workplaces
from jordman.demo.workplace.people import MIDWAY, OTHERS, workplace
from jordman.organisations.actions import grant_role
from jordman.organisations.champion_words import champion_words_at
from jordman.organisations.models import Employment, Organisation
from jordman.pitfalls.showing import pitfalls_at
from jordman.questions.models import HelpArticle, Question
from jordman.reports.access import get_led_unit_for
from jordman.reports.unit.page import UnitPage
from jordman.team_sessions.models import Presence, TeamSession
from jordman.team_sessions.scheduling import why_free
from tests import factories as make
from tests.team_sessions.making import make_guide

SATURDAY, TUESDAY, NEW_YEAR = date(2026, 11, 21), date(2026, 9, 15), date(2027, 1, 1)


@pytest.fixture
def build(db: None) -> Callable[[date], Organisation]:
    """Builds the units of a municipality on a day. Returns the municipality."""

    def build(today: date) -> Organisation:
        association = make.make_organisation("association", "Skaraborgs kommunalförbund", code="SK")
        employer = make.make_organisation("municipality", "Lidköpings kommun", association, code="1494")
        for code, people in ((MIDWAY, 26), *((code, 10) for code in OTHERS)):
            _staff(make.make_organisation("unit", f"Enhet {code}", employer, code=code), people)
        for number in range(12):
            make_guide(association, f"guide-{number}")
        build_workplaces(make.make_programme(association), by=make.make_user(), today=today)
        return employer

    return build


def _staff(unit: Organisation, people: int) -> None:
    manager = make.make_user("Chef", unit.name)
    group = Employment.RoleGroup.OPERATIONAL_MANAGER
    make.make_employment(manager, unit, title="Enhetschef", role_group=group, is_unit_manager=True)
    grant_role(manager, by=None, role="unit_manager", organisation=unit)
    for number in range(people):
        make.make_employment(make.make_user(f"Kollega{number}", unit.name), unit, title="Undersköterska")


def page_of(employer: Organisation) -> UnitPage:
    at = workplace(employer, MIDWAY)
    today = timezone.localdate()
    return UnitPage(get_led_unit_for(at.manager, at.unit.pk, today), at.manager, today)


@pytest.mark.parametrize("today", [SATURDAY, TUESDAY, NEW_YEAR], ids=str)
def test_my_unit_has_something_to_say_whatever_day_it_is_built(
    today: date, build: Callable[[date], Organisation], monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = timezone.make_aware(datetime.combine(today, time(12)))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    page = page_of(build(today))
    assert page.heading == "22 av 27 har varit med. Två saker behöver dig."
    assert {pitfall.rule.key for pitfall in page.pitfalls.shown} == {"inget-andrat", "stod-utan-tid"}
    assert [bar.value for bar in page.bars] == [11, 13, 14, 10, 15, 17]
    assert len(page.coming) == 4
    assert {timezone.localdate(each.starts_at).weekday() for each in page.sessions} == {1}
    assert not any(why_free(timezone.localdate(each.starts_at)) for each in page.coming)
    assert page.training.planned_hours == 108
    assert 0 < page.talk.used_hours < page.talk.planned_hours


def test_the_champion_has_a_title_of_its_own_and_has_been_asked(build: Callable[[date], Organisation]) -> None:
    employer = build(timezone.localdate())
    at = workplace(employer, MIDWAY)
    assert str(champion_words_at(at.unit).one) == "digitaliseringsombud"
    assert at.champion.role_grants.filter(role="champion", organisation=at.unit).exists()
    assert Question.objects.filter(asker=at.colleague, has_news=True).count() == 1
    assert Question.objects.filter(is_waiting=True).exists()
    assert HelpArticle.objects.get().state == HelpArticle.State.PUBLISHED


def test_the_other_units_stand_in_other_places(build: Callable[[date], Organisation]) -> None:
    employer = build(timezone.localdate())
    held = {code: TeamSession.objects.held().filter(unit__code=code).count() for code in (MIDWAY, *OTHERS)}
    assert sorted(held.values()) == [0, 0, 0, 2, 6]
    for at in (workplace(employer, code) for code in OTHERS):
        assert pitfalls_at(at.unit, at.manager).shown
    assert Presence.objects.filter(session__unit__employer=employer).count() == 80 + 13
