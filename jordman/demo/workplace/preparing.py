"""What managers have written, answered and promised, through the actions that their presses call."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from jordman.demo.workplace.people import Workplace
from jordman.workplaces.actions.hours import choose_term, set_talk_hours, set_training_hours
from jordman.workplaces.actions.managers import say_module_done, say_points_read
from jordman.workplaces.actions.pictures import write_target_picture
from jordman.workplaces.actions.promises import keep_promise, make_promise
from jordman.workplaces.actions.readiness import answer_readiness
from jordman.workplaces.actions.routines import answer_routine
from jordman.workplaces.asking import first_of_month, months_before
from jordman.workplaces.models import RoutineChange, TargetPicture

PICTURES = (
    "Vi vill hinna prata mer med dem vi hjälper.",
    "Alla vågar fråga. Vi dokumenterar hos personen, och vi signerar läkemedel i telefonen utan att vara oroliga.",
)
READY = (
    ("phones", "green", ""),
    ("devices", "green", ""),
    ("sign_in", "yellow", "Några har inte loggat in än"),
    ("connection", "red", "Odengatan är inte testad"),
    ("processes", "yellow", "Vi skriver om rutinen för läkemedel"),
    ("notice_board", "green", ""),
)


def prepare(at: Workplace, *, today: date) -> None:
    """Everything, and one thing of it red."""
    for text in PICTURES:
        write_target_picture(at.unit, by=at.manager, text=text, made_with="På APT, i grupper om fyra.")
    written = timezone.now() - timedelta(days=90)
    TargetPicture.objects.filter(unit=at.unit, version=1).update(written_at=written)
    reserve(at, today=today)
    for item, state, note in READY:
        due_on = None if state == "green" else today + timedelta(days=9)
        answer_readiness(at.unit, by=at.manager, item=item, state=state, note=note, due_on=due_on)
    say_points_read(by=at.manager)
    say_module_done(by=at.manager)
    kept = make_promise(at.unit, by=at.manager, text="Ta ner anslagstavlan av papper", due_on=today - timedelta(days=5))
    keep_promise(kept, by=at.manager)
    make_promise(at.unit, by=at.manager, text="Lägga in passen i schemat för våren", due_on=today + timedelta(days=12))
    make_promise(at.unit, by=at.manager, text="Skaffa laddare till alla bilar", due_on=today + timedelta(days=30))


def reserve(at: Workplace, *, today: date) -> None:
    """Four hours each this term for training and two for the talk."""
    reserved = choose_term(
        at.unit,
        by=at.manager,
        starts_on=today - timedelta(days=85),
        ends_on=today + timedelta(days=60),
        people=at.people,
    )
    set_training_hours(reserved, by=at.manager, hours=Decimal(4))
    set_talk_hours(reserved, by=at.manager, hours=Decimal(2))


def answer_routines(at: Workplace, *, today: date) -> None:
    """One routine has changed; this month's question waits."""
    this_month = first_of_month(today)
    for month in (months_before(this_month, 1), this_month):
        RoutineChange.objects.create(unit=at.unit, month=month, due_on=month.replace(day=15))
    answered = RoutineChange.objects.get(unit=at.unit, month=months_before(this_month, 1))
    routine = "Vi frågar personen innan vi tar en bild, och skriver upp svaret."
    answer_routine(answered, by=at.manager, state=RoutineChange.State.CHANGED, routine=routine)


def begin_preparing(at: Workplace) -> None:
    """A unit that has just begun: one thing stops it."""
    answer_readiness(at.unit, by=at.manager, item="phones", state="red", note="Fyra av oss saknar telefon")
    answer_readiness(at.unit, by=at.manager, item="connection", state="green")
