"""The units of the initiative, from the one in the middle of it to the one that has not begun."""

from datetime import date, timedelta

from django.utils.translation import gettext_noop as _

from jordman.accounts.models import User
from jordman.demo.sign_ins import SignIn
from jordman.demo.workplace import helping, initiative, preparing, sessions
from jordman.demo.workplace.people import BEGINNING, MIDWAY, OTHERS, STANDING_STILL, add_project_leader, workplace
from jordman.organisations.actions import set_champion_title
from jordman.organisations.champion_words import ChampionWords
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme

TITLE = ChampionWords("digitaliseringsombud", "digitaliseringsombudet", "digitaliseringsombud")


def build_workplaces(programme: Programme, *, by: User, today: date) -> list[SignIn]:
    """Returns those whom one can be at the workplace."""
    tuesday = today - timedelta(days=(today.weekday() - 1) % 7 or 7)  # the last one before today
    employer = Organisation.objects.get(kind="municipality", code="1494")
    set_champion_title(employer, by=by, words=TITLE)
    leader = add_project_leader(employer, by=by)
    midway = workplace(employer, MIDWAY)
    others = {code: workplace(employer, code) for code in OTHERS}
    initiative.start_initiative(employer, programme, [midway, *others.values()], by=leader, today=today)

    preparing.prepare(midway, today=today)
    helping.let_champion_serve(midway, today=today)
    first_on = tuesday - sessions.APART * (len(sessions.MIDWAY) - 1)
    sessions.plan(midway, name="Digitalt i vardagen", first_on=first_on, held=sessions.MIDWAY)
    sessions.learn_alone(midway, today=today)
    preparing.answer_routines(midway, today=today)
    helping.let_colleagues_ask(midway, employer, today=today)

    sessions.plan(others[STANDING_STILL], name="Första passen", first_on=tuesday - sessions.APART, held=sessions.FEW)
    sessions.plan(others[BEGINNING], name="Vi börjar", first_on=tuesday + sessions.APART)
    preparing.begin_preparing(others[BEGINNING])
    return [
        SignIn(_("Enhetschef"), midway.manager.pk),
        SignIn(_("Digitaliseringsombud"), midway.champion.pk),
        SignIn(_("Undersköterska"), midway.colleague.pk),
        SignIn(_("Lokal projektledare"), leader.pk),
    ]
