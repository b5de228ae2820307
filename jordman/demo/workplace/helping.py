"""The champion: called for, chosen, agreed with, and helping; and what colleagues ask."""

from datetime import date, timedelta
from decimal import Decimal

from jordman.accounts.models import User
from jordman.champions.actions.applications import apply, choose
from jordman.champions.actions.calls import open_call
from jordman.champions.actions.hours import log_hours, log_support
from jordman.champions.actions.mandates import confirm_as_champion, confirm_as_manager, join_network
from jordman.champions.models import Application, Call, Mandate
from jordman.demo.workplace.people import Workplace
from jordman.library.topics import Topic
from jordman.organisations.models import Organisation
from jordman.questions.actions.answering import answer
from jordman.questions.actions.articles import answer_proposal, propose_article
from jordman.questions.actions.asking import ask, say_whether_it_helped
from jordman.questions.models import Question

HOURS = Decimal(4)
SERVED = timedelta(days=70)
HELPED = (
    (Topic.SIGN_IN, 15, True),
    (Topic.DEVICE, 30, True),
    (Topic.RECORD, 20, True),
    (Topic.SIGN_IN, 10, True),
    (Topic.MEDICINE, 45, False),
    (Topic.MEETING, 15, True),
    (Topic.MAIL, 20, True),
    (Topic.DEVICE, 25, False),
    (Topic.SIGN_IN, 10, True),
    (Topic.MEDICINE, 30, True),
)
ASKED = (
    (Topic.SIGN_IN, "Hur byter jag lösenord när jag inte minns det gamla?"),
    (Topic.MEDICINE, "Vad gör jag om telefonen stannar mitt i signeringen?"),
    (Topic.PICTURE, "Får jag skicka en bild till anhöriga?"),
    (Topic.SIGN_IN, "Varför loggas jag ut hela tiden?"),
    (Topic.RECORD, "Var skriver jag om det som hände i natt?"),
    (Topic.PICTURE, "Hur tar jag bort en bild som redan är skickad?"),
    (Topic.SIGN_IN, "Kan jag logga in fast kortet är kvar hemma?"),
    (Topic.RECORD, "Måste jag skriva samma sak på två ställen?"),
)
ANSWER = "Tryck på ”Glömt lösenordet” på inloggningssidan. Du får en kod i telefonen. Skriv koden och välj ett nytt."


def let_champion_serve(at: Workplace, *, today: date) -> Mandate:
    """Called, applied, chosen and confirmed through the actions; then dated to when it was."""
    call = open_call(at.unit, by=at.manager, places=1, hours_per_week=HOURS, closes_on=today)
    application = apply(call, by=at.champion, unit=at.unit, why="Jag tycker om att visa hur man gör, utan att stressa.")
    began = today - SERVED
    Call.objects.filter(pk=call.pk).update(opens_on=began - timedelta(days=30), closes_on=began - timedelta(days=14))
    application = Application.objects.select_related("call", "user", "unit").get(pk=application.pk)
    mandate = choose(application, by=at.manager, starts_on=began)
    confirm_as_champion(mandate, by=at.champion)
    mandate = confirm_as_manager(mandate, by=at.manager)
    for number, (topic, minutes, is_solved) in enumerate(HELPED):
        on = today - timedelta(days=3 + 6 * number)
        log_support(mandate, by=at.champion, topic=topic, minutes=minutes, is_solved=is_solved, on=on)
    for weeks in (1, 3, 5):
        log_hours(mandate, by=at.champion, what="prepare", minutes=60, on=today - timedelta(weeks=weeks))
    join_network(mandate, by=at.champion, in_network=True, shows_mail=False)
    return mandate


def let_colleagues_ask(at: Workplace, employer: Organisation, *, today: date) -> None:
    """One answer has become an article, one has just come, and one question waits. Then others, to make themes of."""
    _article(at, employer, today=today)
    waiting = _ask(at, at.colleague, 1)
    answer(
        waiting, by=at.champion, text="Lägg på luren, starta om telefonen och fortsätt där du var. Inget försvinner."
    )
    for number, colleague in enumerate(at.staff[3:9], start=2):
        _ask(at, colleague, number)


def _ask(at: Workplace, asker: User, number: int) -> Question:
    topic, text = ASKED[number]
    return ask(by=asker, unit=at.unit, asked_at=at.unit, topic=topic, text=text, shows_name=False)


def _article(at: Workplace, employer: Organisation, *, today: date) -> None:
    asker = at.staff[2]
    question = _ask(at, asker, 0)
    answer(question, by=at.champion, text=ANSWER)
    article = propose_article(
        question,
        by=at.champion,
        organisation=employer,
        topic=Topic.SIGN_IN,
        title="Nytt lösenord när du har glömt det gamla",
        body=ANSWER,
        review_on=today + timedelta(days=365),
    )
    answer_proposal(article, by=asker, says_yes=True, fingerprint=article.fingerprint)
    say_whether_it_helped(question, by=asker, helped=True)
