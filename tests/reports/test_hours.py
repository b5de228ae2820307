"""The list of names and hours: whole, for the lead, and for nobody else."""

import io
from collections.abc import Iterator
from datetime import date
from unittest import mock

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.programmes.actions.enrolments import withdraw
from jordman.programmes.models import Enrolment
from tests.cast import World
from tests.reports.filling import TODAY, join, learn, sums


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with mock.patch.object(timezone, "localdate", side_effect=lambda *moments: moments[0].date() if moments else TODAY):
        yield


@pytest.fixture
def learner(world: World) -> Enrolment:
    """Malin, with an hour and a half in May and twenty minutes in June."""
    sums(world.programme, world.municipality, women=1)
    learn(world.enrolment, date(2026, 5, 5), 90)
    learn(world.enrolment, date(2026, 6, 30), 20)
    return world.enrolment


def url(world: World, name: str = "hours") -> str:
    return reverse(f"reports:{name}", args=[world.programme.pk])


def show(world: World, query: str = "") -> str:
    return world.client("lead").get(url(world) + query).content.decode()


def rows(content: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_the_lead_sees_name_organisation_and_hours_by_month(world: World, learner: Enrolment) -> None:
    page = show(world)
    assert "Malin Ekdahl" in page
    assert "Lidköpings kommun" in page
    for month, hours in (("maj", "1,5"), ("jun", "0,3"), ("jul", "–")):
        assert f'<td class="n" data-label="{month}">{hours}</td>' in page
    assert "1\N{NO-BREAK SPACE}tim 50\N{NO-BREAK SPACE}min" in page.replace("tim\N{NO-BREAK SPACE}50", "tim 50")


def test_who_has_spent_no_time_is_not_named(world: World, learner: Enrolment) -> None:
    idle = join(world.programme, world.municipality, sex="man")
    User.objects.filter(pk=idle.user_id).update(given_name="Stillsam")
    assert "Stillsam" not in show(world)


def test_the_page_says_who_sees_it_and_why(world: World) -> None:
    page = show(world)
    assert "Du ser listan för att du leder programmet." in page
    assert "Varje hämtning skrivs i loggen" in page


def test_months_narrow_the_list_and_the_sum(world: World, learner: Enrolment) -> None:
    page = show(world, "?fran=2026-06&till=2026-06&organisation=alla")
    assert "<b>20\N{NO-BREAK SPACE}min</b>" in page
    assert ">1,5</td>" not in page


def test_months_in_the_wrong_order_are_told(world: World) -> None:
    assert "Välj en månad som inte är före den första." in show(world, "?fran=2026-06&till=2026-05&organisation=alla")


def test_who_has_left_is_listed_for_the_time_they_spent(world: World, learner: Enrolment) -> None:
    withdraw(learner, by=None)
    assert "har slutat" in show(world)
    assert "Malin Ekdahl" not in show(world, "?fran=2026-09&till=2026-09&organisation=alla")


def test_a_protected_identity_has_no_name_and_comes_last(world: World, learner: Enrolment) -> None:
    User.objects.filter(pk=learner.user_id).update(is_protected=True)
    learn(join(world.programme, world.municipality, sex="man"), date(2026, 5, 6), 30)
    page = show(world)
    assert "Malin" not in page
    assert page.index("Vera Ek") < page.index("Skyddad identitet")


@pytest.mark.parametrize("query", ["?organisation=999999&fran=2026-05&till=2026-09", "?fran=1999-01&till=x", "?sida=x"])
def test_no_address_widens_the_list(world: World, learner: Enrolment, query: str) -> None:
    stranger = join(world.other_programme, world.other_municipality, sex="woman")
    User.objects.filter(pk=stranger.user_id).update(given_name="Främmande")
    response = world.client("lead").get(url(world) + query)
    assert response.status_code == 200
    assert "Främmande" not in response.content.decode()


@pytest.mark.parametrize("who", ["evaluator", "strategist", "administrator", "unit_manager", "learner"])
def test_nobody_else_inside_may_open_it(world: World, learner: Enrolment, who: str) -> None:
    client = world.client(who)
    assert client.get(url(world)).status_code == 403
    for name in ("hours_workbook", "hours_list"):
        assert client.post(url(world, name), {"organisation": world.municipality.pk}).status_code == 403
    assert not AuditEvent.objects.filter(action="hours.downloaded").exists()


def test_the_sheet_has_the_hours_with_decimals(world: World, learner: Enrolment) -> None:
    content = world.client("lead").post(url(world, "hours_workbook")).content
    header, first = rows(content)
    assert header[:3] == ["Namn", "Organisation", "maj 2026"]
    assert first[:4] == ["Malin Ekdahl", "Lidköpings kommun", 1.5, 0.33]
    assert first[-2:] == [1.83, None]


def test_the_paper_is_for_one_organisation(world: World, learner: Enrolment) -> None:
    client = world.client("lead")
    answers = {"fran": "2026-05", "till": "2026-06", "organisation": world.municipality.pk}
    content = client.post(url(world, "hours_list"), answers).content
    text = " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ").split())
    for part in ("Tid att intyga", "Lidköpings kommun", "maj 2026 till juni 2026", "Malin Ekdahl", "1 tim 50 min"):
        assert part in text


def test_without_an_organisation_the_lead_is_asked_to_choose(world: World, learner: Enrolment) -> None:
    response = world.client("lead").post(url(world, "hours_list"), follow=True)
    assert "Välj en organisation." in response.content.decode()
    assert not AuditEvent.objects.filter(action="hours.downloaded").exists()


def test_each_download_is_in_the_log_without_names(world: World, learner: Enrolment) -> None:
    answers = {"fran": "2026-05", "till": "2026-06", "organisation": world.municipality.pk}
    world.client("lead").post(url(world, "hours_list"), answers)
    event = AuditEvent.objects.get(action="hours.downloaded")
    assert event.by_id == world.people["lead"].pk
    assert event.details == {"form": "pdf", "of": world.municipality.pk, "first": "2026-05", "last": "2026-06"}


def test_a_long_list_is_read_some_at_a_time(world: World, learner: Enrolment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jordman.reports.attendance.BATCH", 2)
    for _number in range(4):
        learn(join(world.programme, world.municipality, sex="man"), date(2026, 5, 6), 60)
    people = rows(world.client("lead").post(url(world, "hours_workbook")).content)[1:]
    assert sorted(float(str(row[-2])) for row in people) == [1, 1, 1, 1, 1.83]
