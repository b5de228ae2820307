"""Ask without shame: a question that no manager can see, an answer, and an article with the asker's yes."""

import pytest
from django.core import mail
from playwright.sync_api import Page

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.questions.models import HelpArticle, Question
from jordman.questions.tasks import tell_champions
from tests import factories as make
from tests.browser.sites import Site
from tests.browser.visiting import (
    Visiting,
    choose_menu,
    click,
    fits,
    go,
    heading,
    is_accessible,
    letters_to,
    see,
    status_of,
)

WORDS = "Jag vågar inte säga att jag inte kan byta lösenord i telefonen."
ANSWER = "1. Öppna Inställningar.\n2. Tryck på Lås och säkerhet."


class Workplace:
    """The unit of the site with its people: who asks, who helps, who leads, and who leads and helps."""

    def __init__(self, site: Site) -> None:
        self.unit = Organisation.objects.get(kind="unit", code="7101")
        self.asker = self._person("Lena", "Strid")
        self.champion = self._person("Samira", "Haddad", "champion")
        self.manager = self._person("Jenny", "Lindqvist", "unit_manager")
        self.both = self._person("Bo", "Ek", "unit_manager", "champion")

    def _person(self, given_name: str, family_name: str, *roles: str) -> User:
        person = make.make_user(given_name, family_name, email=f"{given_name.lower()}@demo.example.se")
        make.make_employment(person, self.unit)
        for role in roles:
            grant_role(person, by=None, role=role, organisation=self.unit)
        return person


@pytest.fixture
def workplace(site: Site) -> Workplace:
    return Workplace(site)


def _ask(page: Page) -> Question:
    go(page, "/larande/")
    choose_menu(page, "Fråga")
    click(page, "Ställ en fråga")
    see(page, "Din chef ser inte frågan och inte att du har frågat.", "Skriv inget om dem ni hjälper")
    # The manager who helps too is not among those who can answer.
    see(page, "Hemtjänst Norr: 1 kan svara")
    page.get_by_label("Vad handlar det om?").select_option("Inloggning och lösenord")
    page.get_by_label("Din fråga").fill("Hos 19121212-1212 gick det inte.")
    click(page, "Skicka frågan")
    see(page, "Det ser ut som ett personnummer. Ta bort det.")
    page.get_by_label("Din fråga").fill(WORDS)
    fits(page)
    click(page, "Skicka frågan")
    see(page, "Frågan är skickad.", "Ditt namn visas inte.")
    fits(page)
    return Question.objects.get()


def _answer(page: Page, asking: Page) -> None:
    go(page, "/stod/fragor/")
    assert heading(page) == "En fråga väntar på svar"
    click(page, WORDS)
    see(page, "Den som frågar")
    assert "Lena" not in page.content()
    click(page, "Jag svarar på den här")
    asking.reload()
    assert heading(asking) == "Någon skriver ett svar"
    page.get_by_label("Ditt svar").fill(ANSWER)
    click(page, "Skicka svaret")
    fits(page)
    is_accessible(page)


def _propose(page: Page) -> None:
    click(page, "Gör en hjälpartikel")
    page.get_by_label("Rubrik").fill("Byt lösenord i telefonen")
    fits(page)
    is_accessible(page)
    click(page, "Be om ett ja")
    go(page, "/fraga/artiklar/")
    assert "Byt lösenord" not in page.content()


def _say_yes(page: Page) -> None:
    go(page, "/fraga/")
    assert heading(page) == "Du har ett nytt svar"
    click(page, WORDS)
    see(page, "Öppna Inställningar.", "Samira Haddad")
    click(page, "Läs och bestäm")
    see(page, "Byt lösenord i telefonen")
    fits(page)
    click(page, "Ja, visa den")
    click(page, "Det hjälpte")
    see(page, "Bra att det löste sig.")


def test_a_question_is_answered_and_becomes_an_article_without_anybody_knowing_who_asked(
    visit: Visiting, workplace: Workplace
) -> None:
    AuditEvent.objects.all().delete()
    asking, helping = visit(workplace.asker, javascript=False), visit(workplace.champion)
    question = _ask(asking)
    tell_champions.func()
    assert [letter.to for letter in mail.outbox] == [["samira@demo.example.se"]]
    _answer(helping, asking)
    assert "lösenord" not in letters_to(workplace.asker)[-1].body
    _propose(helping)
    _say_yes(asking)
    reading = visit(workplace.manager)
    go(reading, "/fraga/artiklar/?sok=LÖSENORD")
    click(reading, "Byt lösenord i telefonen")
    see(reading, "Öppna Inställningar.")
    fits(reading)
    is_accessible(reading)
    assert "Lena" not in reading.content()
    assert workplace.asker.pk not in AuditEvent.objects.values_list("by_id", flat=True)
    assert HelpArticle.objects.get().question == question


def test_a_manager_finds_nothing_whether_they_help_others_or_not(visit: Visiting, workplace: Workplace) -> None:
    question = _ask(visit(workplace.asker))
    visit.forgive("404")
    visit.forgive("403")
    for person in (workplace.manager, workplace.both):
        page = visit(person)
        for path in ("", "artikel/"):
            assert status_of(page, f"/stod/fragor/{question.pk}/{path}") == 404
        for path in ("", "ta-bort/", "artikel/"):
            assert status_of(page, f"/fraga/{question.pk}/{path}") == 404
        for path in ("/fraga/", "/fraga/artiklar/", f"/enhet/{workplace.unit.pk}/teman/", "/mig/uppgifter/"):
            go(page, path)
            assert WORDS not in page.content()
            fits(page)
    assert status_of(visit(workplace.manager), "/stod/fragor/") == 403
    page = visit(workplace.both)
    go(page, "/stod/fragor/")
    assert heading(page) == "Inga frågor väntar"


def test_what_was_asked_can_be_taken_back(visit: Visiting, workplace: Workplace) -> None:
    page = visit(workplace.asker)
    _ask(page)
    click(page, "Ta bort den nu")
    see(page, "Det går inte att ångra.")
    fits(page)
    click(page, "Ta bort frågan")
    see(page, "Frågan och svaren är borttagna.")
    assert not Question.objects.exists()
