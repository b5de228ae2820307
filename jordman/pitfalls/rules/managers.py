"""What only the manager can make room for: own learning, hours, and who leads."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jordman.pitfalls.facts import InitiativeFacts, SessionState, UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import day_long, number

ENOUGH_HELD = 2
PLANS_AHEAD = timedelta(weeks=8)
LEADER_AHEAD = timedelta(days=21)
LAST = 4
TAKE_UP = Step(_lazy("Bestäm när ni tar upp den igen, och vad som då får vänta."))
CHOOSE = Step(_lazy("Utse en projektledare med tid och mandat."), _lazy("Ändra satsningen"), "initiatives:change")


def manager_left_out(facts: UnitFacts) -> Verdict:
    if not facts.has_manager:
        return DoesNotShow(_("Ingen chef står för enheten i personalfilen."))
    if facts.manager_learns:
        return DoesNotShow(_("Chefen har en egen utbildning."))
    if len(facts.held) < ENOUGH_HELD:
        return TooEarly(_("Vi säger till när arbetslaget har haft två pass."))
    text = _("Arbetslaget har haft %(held)s pass. Chefen har ingen egen utbildning än.")
    return Shows(text % {"held": number(len(facts.held))}, {"held": len(facts.held)})


def no_manager_track(facts: InitiativeFacts) -> Verdict:
    """The initiative itself has nothing for managers: no person is counted."""
    if facts.has_manager_track:
        return DoesNotShow(_("Satsningen har ett program för chefer."))
    if not facts.units:
        return TooEarly(_("Inga enheter är med än."))
    return Shows(_("Enheternas medarbetare utbildas. Inget program för chefer hör till satsningen."))


def no_hours(facts: UnitFacts) -> Verdict:
    """Hours for the day of the next session: for the training, and for the talk afterwards."""
    session = facts.next_session
    if session is None:
        return TooEarly(_("Inget pass är planerat."))
    if session.on > facts.today + PLANS_AHEAD:
        return TooEarly(_("Nästa pass är %(day)s.") % {"day": day_long(session.on)}, session.on - PLANS_AHEAD)
    covering = [row for row in facts.reserved if row.starts_on <= session.on <= row.ends_on]
    day = {"day": day_long(session.on)}
    if not any(row.training_hours for row in covering):
        return Shows(_("Nästa pass är %(day)s. Inga timmar är avsatta för den tiden.") % day)
    if not any(row.talk_hours for row in covering):
        return Shows(_("Timmar är avsatta för utbildningen, men inga för samtalet efteråt."))
    return DoesNotShow(_("Timmar är avsatta, både för utbildningen och för samtalet."))


def nobody_leads(facts: UnitFacts) -> Verdict:
    """Sessions that never came off, or a next one without anybody to lead it."""
    past = facts.in_state(SessionState.HELD, SessionState.MISSED)[-LAST:]
    missed = sum(session.state == SessionState.MISSED for session in past)
    if missed * 2 >= len(past) and missed >= ENOUGH_HELD:
        text = _("%(missed)s av de %(past)s senaste passen blev inte av.")
        words = {"missed": number(missed), "past": number(len(past))}
        return Shows(text % words, {"missed": missed, "past": len(past)})
    session = facts.next_session
    if session and not session.has_leader and session.on <= facts.today + LEADER_AHEAD:
        return Shows(_("Nästa pass är %(day)s. Ingen är satt att leda det.") % {"day": day_long(session.on)})
    if not past:
        return TooEarly(_("Inget pass har varit än."), session.on if session else None)
    return DoesNotShow(_("Passen blir av, och någon leder dem."))


def weak_lead(facts: InitiativeFacts) -> Verdict:
    if facts.is_closed:
        return DoesNotShow(_("Satsningen är avslutad."))
    if facts.is_paused:
        if facts.crowded_out_by:
            text = _("Satsningen är pausad. Det som trängde undan: %(other)s")
            return Shows(text % {"other": facts.crowded_out_by}, step=TAKE_UP)
        return Shows(_("Satsningen är pausad, och ingen har skrivit vad som trängde undan den."), step=TAKE_UP)
    if facts.has_leader and facts.has_mandate:
        return DoesNotShow(_("Projektledaren finns, och mandatet är nedskrivet."))
    if facts.today < facts.starts_on:
        return TooEarly(_("Satsningen har inte börjat."), facts.starts_on)
    if not facts.has_leader:
        return Shows(_("Satsningen pågår. Ingen projektledare är utsedd."), step=CHOOSE)
    return Shows(_("Satsningen pågår. Projektledarens mandat är inte nedskrivet."))


MANAGER_LEFT_OUT = Rule(
    key="chefen-utanfor",
    number="W4",
    name=_lazy("Bara medarbetarna utbildas"),
    lesson=_lazy(
        "När medarbetare lär sig nytt och chefen inte är med blir det frustration: idéerna möter någon som inte "
        "kan ta emot dem. Chefer behöver utbildning i att leda förändring, och egen digital kunskap."
    ),
    section="4.3, 4.4",
    reads=_lazy(
        "Om enhetens chef är anmäld till ett program eller säger sig ha gjort modulen för chefer. "
        "Aldrig hur det går där. För en satsning: om den har ett program för "
        "chefer."
    ),
    silent=_lazy("Innan arbetslaget har haft två pass. Den visas bara för chefen själv, och som summa i kommunen."),
    for_unit=manager_left_out,
    unit_step=Step(
        _lazy("Gör modulen för chefer, eller be om en plats i ett program."),
        _lazy("Öppna din modul"),
        "workplaces:manager_module",
    ),
    for_initiative=no_manager_track,
    initiative_step=Step(
        _lazy("Lägg till ett program för enheternas chefer."), _lazy("Ändra satsningen"), "initiatives:change"
    ),
    for_many=_lazy("Erbjud chefsprogrammet före enheternas serie, och ge cheferna tid till det."),
    about_one_person=True,
    about_manager=True,
)

NO_HOURS = Rule(
    key="ingen-tid",
    name=_lazy("Ingen tid är avsatt"),
    lesson=_lazy(
        "Utan avsatt tid kommer färre, och de som kommer har bråttom. Tiden behövs för utbildningen och för samtalet "
        "efteråt, där det nya blir arbetssätt."
    ),
    section="4.4",
    reads=_lazy("Timmar per person som enheten har avsatt för den dag då nästa pass är."),
    silent=_lazy("När inget pass är planerat, eller när nästa ligger mer än åtta veckor bort."),
    for_unit=no_hours,
    unit_step=Step(
        _lazy("Avsätt timmar för passen och för samtalet efteråt. Det tar en minut."),
        _lazy("Avsätt tid"),
        "workplaces:hours",
    ),
    for_many=_lazy("Räkna in tiden i bemanningen och budgeten, så att ingen enhet måste hitta den själv."),
)

WEAK_LEAD = Rule(
    key="svag-ledning",
    name=_lazy("Ingen håller i det lokalt"),
    lesson=_lazy(
        "Lokala satsningar står och faller med den som leder dem: ett tydligt uppdrag, tid och stöd från ledningen. "
        "Annars tränger andra frågor undan dem."
    ),
    section="4.1, 4.3",
    reads=_lazy(
        "För en enhet: pass som blev av eller inte, och om nästa har en ledare. För en satsning: projektledare, mandat "
        "och paus."
    ),
    silent=_lazy("Innan det första passet har varit, och innan satsningen har börjat."),
    for_unit=nobody_leads,
    unit_step=Step(
        _lazy("Bestäm vem som leder nästa pass, och flytta dem som inte blir av."), _lazy("Öppna passen"), "series:list"
    ),
    for_initiative=weak_lead,
    initiative_step=Step(
        _lazy("Skriv ner mandatet tillsammans med den som ger det."), _lazy("Skriv mandatet"), "initiatives:mandate"
    ),
    for_many=_lazy("Fråga cheferna vad som tränger undan passen, och ta bort något annat."),
)
