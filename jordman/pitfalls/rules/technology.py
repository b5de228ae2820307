"""Systems that are tried and left, bought and not learnt, or installed too soon."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from jordman.pitfalls.facts import InitiativeFacts, RolloutFact, UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import day_long, number

DECIDE_BEFORE = timedelta(days=30)
FOLLOW_WITHIN = timedelta(days=90)
LEARN_WITHIN = timedelta(days=60)
READY_BEFORE = timedelta(days=30)
ROLL_OUT = "roll_out"


def only_tried(facts: UnitFacts | InitiativeFacts) -> Verdict:
    """A try-out whose end is near or past, without a decision or without what was decided."""
    trials = [rollout for rollout in facts.rollouts if rollout.is_trial and rollout.trial_ends_on]
    if not trials:
        return DoesNotShow(_("Inget system är på prov."))
    verdicts = [_of_trial(trial, trial.trial_ends_on, facts.today) for trial in trials if trial.trial_ends_on]
    return _worst(verdicts)


def _of_trial(trial: RolloutFact, ends_on: date, today: date) -> Verdict:
    words = {"system": trial.system, "day": day_long(ends_on)}
    if trial.after_trial == ROLL_OUT and not trial.is_followed and today > ends_on + FOLLOW_WITHIN:
        text = _("Provet av %(system)s slutade %(day)s. Ni bestämde att införa det, men inget införande är planerat.")
        return Shows(text % words, about=trial.pk)
    if trial.after_trial:
        return DoesNotShow(_("Det är bestämt vad som händer efter provet av %(system)s.") % words)
    if today < ends_on - DECIDE_BEFORE:
        return TooEarly(_("Provet av %(system)s pågår.") % words, ends_on - DECIDE_BEFORE)
    if today <= ends_on:
        text = _("Provet av %(system)s slutar %(day)s. Det är inte bestämt vad som händer sedan.")
    else:
        text = _("Provet av %(system)s slutade %(day)s. Det är inte bestämt vad som händer nu.")
    return Shows(text % words, about=trial.pk)


def bought_not_learnt(facts: UnitFacts) -> Verdict:
    """Installed for two months, and the unit has not said that it knows it."""
    installed = [rollout for rollout in facts.rollouts if rollout.since <= facts.today]
    if not installed:
        return DoesNotShow(_("Inget nytt system är installerat."))
    return _worst([_of_system(rollout, facts.today) for rollout in installed])


def _of_system(rollout: RolloutFact, today: date) -> Verdict:
    words = {"system": rollout.system, "day": day_long(rollout.since)}
    if rollout.learnt_on:
        return DoesNotShow(_("Ni har sagt att ni kan %(system)s.") % words)
    if today < rollout.since + LEARN_WITHIN:
        return TooEarly(_("%(system)s är nytt hos er.") % words, rollout.since + LEARN_WITHIN)
    return Shows(_("%(system)s kom till er %(day)s. Ni har inte sagt att ni kan det än.") % words)


def bought_not_learnt_in_units(facts: InitiativeFacts) -> Verdict:
    """At least half of the units where it has stood for two months wait for somebody to teach it."""
    installed = [system for system in facts.systems if system.installed]
    if not installed:
        return TooEarly(_("Inget system är installerat på enheterna än."))
    worst = max(installed, key=lambda system: (system.waiting / system.installed, system.waiting))
    if not worst.waiting or worst.waiting * 2 < worst.installed:
        return DoesNotShow(_("De flesta enheter kan det som är installerat."))
    words = {"system": worst.system, "installed": number(worst.installed), "waiting": number(worst.waiting)}
    text = ngettext(
        "%(system)s är installerat på %(installed)s enhet sedan två månader. Där kan man det inte än.",
        "%(system)s är installerat på %(installed)s enheter. På %(waiting)s av dem kan man det inte efter två månader.",
        worst.installed,
    )
    return Shows(text % words, {"installed": worst.installed, "waiting": worst.waiting}, about=worst.pk)


def too_soon(facts: UnitFacts | InitiativeFacts) -> Verdict:
    """The system comes before the training, or before IT has said yes."""
    coming = [rollout for rollout in facts.rollouts if not rollout.learnt_on]
    if not coming:
        return DoesNotShow(_("Inget system är på väg in."))
    return _worst([_of_start(rollout, facts.today) for rollout in coming])


def _of_start(rollout: RolloutFact, today: date) -> Verdict:
    begins = min(filter(None, (rollout.installed_on, rollout.starts_on)))
    words = {"system": rollout.system, "day": day_long(begins)}
    if today < begins - READY_BEFORE:
        return TooEarly(_("%(system)s börjar användas %(day)s.") % words, begins - READY_BEFORE)
    if not rollout.is_approved:
        return Shows(_("%(system)s börjar användas %(day)s. It har inte sagt ja.") % words, about=rollout.pk)
    trained_on = rollout.training_starts_on
    if trained_on is None and not rollout.has_training:
        return Shows(_("%(system)s börjar användas %(day)s. Ingen utbildning är planerad.") % words, about=rollout.pk)
    if trained_on and trained_on > max(begins, today):
        words["training"] = day_long(trained_on)
        return Shows(
            _("%(system)s börjar användas %(day)s, men utbildningen först %(training)s.") % words, about=rollout.pk
        )
    return DoesNotShow(_("Utbildning och it-prövning kommer före %(system)s.") % words)


def _worst(verdicts: list[Verdict]) -> Verdict:
    """The first that shows; else the one to come first; else that nothing does."""
    shown = [verdict for verdict in verdicts if isinstance(verdict, Shows)]
    early = sorted((v for v in verdicts if isinstance(v, TooEarly)), key=lambda early: early.until or date.max)
    return next(iter([*shown, *early, *verdicts]))


OPEN = _lazy("Öppna införandet")

ONLY_TRIED = Rule(
    key="bara-prov",
    number="W3",
    name=_lazy("Ny teknik provas, men inget följer"),
    lesson=_lazy(
        "Att prova ny teknik väcker nyfikenhet. Men det man lär sig används inte om inget införs. "
        "Bestäm före provet vad som ska hända efter det."
    ),
    section="4",
    reads=_lazy("Prov som är inlagda: när de slutar, vad som är bestämt och om ett införande är planerat."),
    silent=_lazy("När provet slutar om mer än 30 dagar. När beslutet är fattat och följs av ett införande."),
    for_unit=only_tried,
    unit_step=Step(_lazy("Fråga projektledaren vad som händer efter provet, och berätta det för arbetslaget.")),
    for_initiative=only_tried,
    initiative_step=Step(
        _lazy("Bestäm om systemet ska införas eller inte, och skriv in det."),
        _lazy("Besluta"),
        "initiatives:decide_trial",
        is_about=True,
    ),
    for_many=_lazy("Sluta starta prov utan att veta vem som beslutar efteråt, och när."),
)

BOUGHT_NOT_LEARNT = Rule(
    key="kopt-inte-lart",
    name=_lazy("Systemet är köpt, men inte lärt"),
    lesson=_lazy(
        "Ett inköp ger ingen kunskap. Medarbetare behöver tid att lära sig det som redan är köpt. "
        "Annars används lite av det."
    ),
    section="4.4",
    reads=_lazy("När systemet kom till enheten, och när enheten själv sade att den kan det."),
    silent=_lazy("De första två månaderna, och när enheten har sagt att den kan systemet."),
    for_unit=bought_not_learnt,
    unit_step=Step(
        _lazy("Ta ett pass om systemet. Säg till när ni kan det."), _lazy("Öppna listan"), "unit_initiatives:list"
    ),
    for_initiative=bought_not_learnt_in_units,
    initiative_step=Step(
        _lazy("Lägg utbildning på plats innan nästa system införs."), OPEN, "initiatives:rollout", is_about=True
    ),
    for_many=_lazy("Räkna in tid att lära i nästa inköp. Pausa nya system tills det som finns används."),
)

TOO_SOON = Rule(
    key="for-tidigt-infort",
    name=_lazy("Systemet kommer för tidigt"),
    lesson=_lazy(
        "Ett system som ingen har lärt sig, eller som it inte har prövat, skapar stress. It är en partner från början."
    ),
    section="4.3, 4.4",
    reads=_lazy("Startdag, utbildningens första dag, it:s besked och när systemet installerades på enheten."),
    silent=_lazy("När starten ligger mer än 30 dagar bort. När enheten har sagt att den kan systemet."),
    for_unit=too_soon,
    unit_step=Step(_lazy("Be projektledaren flytta starten tills utbildningen är gjord och it har sagt ja.")),
    for_initiative=too_soon,
    initiative_step=Step(
        _lazy("Flytta starten, tidigarelägg utbildningen eller fråga it."), OPEN, "initiatives:rollout", is_about=True
    ),
    for_many=_lazy("Gör it:s prövning och utbildning till villkor för startdagen."),
)
