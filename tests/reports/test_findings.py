"""Sentences, in the singular and at their edges."""

from datetime import date

import pytest

from jordman.disclosure.cells import SMALL, Cell, Hidden
from jordman.programmes.figures import Targets
from jordman.reports import findings
from jordman.reports.findings import Pace
from tests.reports.filling import TODAY


def targets(people: int = 212, women: int = 144, unknown: int = 0, of: int = 300, percent: int | None = 70) -> Targets:
    return Targets(people, women, unknown, of, percent)


@pytest.mark.parametrize(
    ("facts", "waiting", "said"),
    [
        (targets(), 3, "88 platser kvar, och tre moduler väntar på granskning"),
        (targets(), 1, "88 platser kvar, och en modul väntar på granskning"),
        (targets(), 13, "88 platser kvar, och 13 moduler väntar på granskning"),
        (targets(), 0, "88 platser kvar"),
        (targets(people=299), 0, "1 plats kvar"),
        (targets(people=300), 0, "Alla platser är fyllda"),
        (targets(people=312), 2, "12 fler anmälda än målet, och två moduler väntar på granskning"),
        (targets(people=0, women=0), 0, "300 platser kvar"),
        (None, 0, "För få är anmälda för att något ska kunna visas"),
    ],
)
def test_the_heading_says_what_is_most_worth_knowing(facts: Targets | None, waiting: int, said: str) -> None:
    assert findings.heading(facts, waiting) == said


def test_a_closed_programme_says_how_many_took_part() -> None:
    assert findings.heading(targets(), 3, is_closed=True) == "212 personer var med"
    assert findings.heading(targets(people=1), 0, is_closed=True) == "1 person var med"


@pytest.mark.parametrize(
    ("closes_on", "said"),
    [
        (date(2026, 10, 16), "88 platser är kvar. Anmälan stänger 16 oktober."),
        (TODAY, "88 platser är kvar. Anmälan stänger 21 september."),
        (date(2026, 9, 20), "88 platser är kvar. Anmälan stängde 20 september."),
        (date(2027, 1, 8), "88 platser är kvar. Anmälan stänger 8 januari 2027."),
        (None, "88 platser är kvar."),
    ],
)
def test_places_and_the_day_that_enrolment_closes(closes_on: date | None, said: str) -> None:
    assert findings.places(targets(), closes_on, TODAY) == said


def test_a_last_place_and_none() -> None:
    assert findings.places(targets(people=299), None, TODAY) == "1 plats är kvar."
    assert findings.places(targets(people=300), None, TODAY) == "Alla platser är fyllda."


@pytest.mark.parametrize(
    ("facts", "distance", "takes"),
    [
        (targets(), "Två procentenheter under målet.", "För att nå det behöver 66 av de 88 platserna gå till kvinnor."),
        (
            targets(women=147),
            "En procentenhet under målet.",
            "För att nå det behöver 63 av de 88 platserna gå till kvinnor.",
        ),
        (targets(women=160), "Målet är nått.", "För att hålla det behöver 50 av de 88 platserna gå till kvinnor."),
        (targets(women=209), "Målet är nått.", "För att hålla det behöver 1 av de 88 platserna gå till en kvinna."),
        (targets(women=212), "Målet är nått.", ""),
        (targets(299, 209), "Målet är nått.", "För att hålla det behöver den sista platsen gå till en kvinna."),
        (
            targets(women=122),
            "Tolv procentenheter under målet.",
            "För att nå det behöver alla 88 platser gå till kvinnor.",
        ),
        (targets(women=100), "23 procentenheter under målet.", "Det går inte att nå målet med de platser som är kvar."),
        (targets(300, 200), "Tre procentenheter under målet.", ""),
        (targets(percent=None), "", ""),
        (targets(unknown=212), "", ""),
        (targets(0, 0), "", ""),
    ],
)
def test_what_it_takes_to_reach_the_share_of_women(facts: Targets, distance: str, takes: str) -> None:
    assert findings.women(facts) == f"{distance} {takes}".strip()


def test_those_who_came_alone() -> None:
    assert findings.alone(0) == ""
    assert findings.alone(1) == "En av de anmälda är ensam från sin organisation."
    assert findings.alone(14) == "14 av de anmälda är ensamma från sin organisation."


def test_roles_are_told_when_both_may_be() -> None:
    parts = [("Operativ", Cell(150)), ("Strategisk", Cell(62))]
    assert findings.roles(parts) == "150 har operativ inriktning och 62 har strategisk."
    assert findings.roles([("Operativ", Cell(150)), ("Strategisk", SMALL)]) == ""
    assert findings.roles([]) == ""


def test_organisations() -> None:
    assert findings.organisations(1) == "De anmälda kommer från en organisation."
    assert findings.organisations(27) == "De anmälda kommer från 27 organisationer."


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Cell(150), "150 av 212 har gjort det obligatoriska i Basblock, 71\N{NO-BREAK SPACE}%."),
        (SMALL, "Få eller inga har ännu gjort det obligatoriska i Basblock."),
        (Cell(hidden=Hidden.NEARLY_ALL), "Nästan alla har gjort det obligatoriska i Basblock."),
        (
            Cell(hidden=Hidden.SHIELD),
            "Hur många som har gjort det obligatoriska i Basblock är dolt för att skydda en liten grupp.",
        ),
    ],
)
def test_how_many_have_done_a_block(done: Cell, said: str) -> None:
    assert findings.block_done("Basblock", done, Cell(212)) == said


def test_a_block_to_come() -> None:
    assert findings.coming("Huvudblock", date(2026, 8, 17), 2026) == "Huvudblock öppnar 17 augusti."
    assert findings.opens(date(2027, 8, 17), 2026) == "Öppnar 17 augusti 2027"


def test_hours() -> None:
    assert findings.hours(Cell(1)) == "Gruppen har lagt 1 timme på att lära sig."
    assert findings.hours(Cell(1240)) == "Gruppen har lagt 1\N{NO-BREAK SPACE}240 timmar på att lära sig."
    assert findings.hours(SMALL) == "För få har lagt tid för att den ska kunna visas."


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (6360, "Det är i snitt 3 timmar per person och vecka. Programmet räknar med 3 timmar. Gruppen håller takten."),
        (
            4452,
            (
                "Det är i snitt 2 timmar 6 minuter per person och vecka. Programmet räknar med 3 timmar. "
                "Se om tiden är avsatt på arbetsplatserna."
            ),
        ),
    ],
)
def test_the_groups_pace_is_told_without_blame(hours: int, said: str) -> None:
    assert findings.pace(Pace(hours, people=212, weeks=10, weekly_minutes=180)) == said


@pytest.mark.parametrize(("people", "weeks"), [(212, 0.5), (0, 10)])
def test_there_is_no_pace_before_there_are_people_and_a_week(people: int, weeks: float) -> None:
    assert findings.pace(Pace(1, people, weeks, 180)) == "Takten går att se när programmet har pågått en vecka."


def test_weeks_between_blocks_are_nobodys_fault() -> None:
    base, main = (date(2026, 5, 4), date(2026, 6, 15)), (date(2026, 8, 17), None)
    assert findings.weeks_open([main, base], date(2026, 8, 31)) == 6 + 2
    assert findings.weeks_open([base, (date(2026, 5, 18), date(2026, 6, 29))], date(2026, 12, 1)) == 8
    assert findings.weeks_open([main], date(2026, 8, 1)) == 0
    assert findings.weeks_open([], TODAY) == 0


def test_time_is_told_beside_people() -> None:
    said = findings.time_and_sex((65, 100), (68, 100))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "Kvinnor är 68 % av de anmälda och har lagt 65 % av tiden."
    assert findings.time_and_sex((0, 0), (68, 100)) == ""
    assert "med dem som inte har angett kön" in findings.time_and_sex((65, 100), (67, 100), of_all=True)


def test_protection_says_the_threshold() -> None:
    assert "färre än fem personer" in findings.protection(5)
